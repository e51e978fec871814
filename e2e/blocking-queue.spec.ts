/** The blocking queue at work: back-pressure is measured, and no knob that is turned loses an item. */
import { expectBooksToBalance } from './books.ts'
import { expect, test } from './handoff-page.ts'
import type { Snapshot } from '../src/model/snapshot.ts'

function waitingMsOf(snapshot: Snapshot, name: string): number {
	return snapshot.threads.find((thread) => thread.name === name)?.waitingMs ?? NaN
}

test('offered twice what consumers can do, each producer waits half of its time', async ({
	lab,
}) => {
	await lab.goto()
	await lab.call('set', { producers: 2, consumers: 3, service: 80, rate: 75, capacity: 6 })
	await lab.call('start')
	const reasons = new Set<string | null>()
	const note = ({ threads }: Snapshot) => {
		for (const { role, state, reason } of threads) {
			if (role === 'producer' && state === 'waiting') reasons.add(reason)
		}
	}
	const before = await lab.untilMs(1000)
	const after = await lab.until((snapshot) => {
		note(snapshot)
		return snapshot.endMs >= before.endMs + 6000
	}, 'six more seconds of the run')
	const tookMs = after.atMs - before.atMs
	for (const name of ['P1', 'P2']) {
		const share = (waitingMsOf(after, name) - waitingMsOf(before, name)) / tookMs
		expect(share, `share of its time that ${name} waits`).toBeGreaterThan(0.4)
		expect(share, `share of its time that ${name} waits`).toBeLessThan(0.6)
	}
	expect([...reasons]).toEqual(['full'])
	const perSecond = ((after.counts.completed - before.counts.completed) / tookMs) * 1000
	expect(perSecond).toBeGreaterThan(30)
	expect(perSecond).toBeLessThan(39)
	await lab.call('pause')
	expectBooksToBalance(await lab.snapshot())
})

test('capacity that shrinks and grows under a full queue loses nothing', async ({ lab }) => {
	await lab.goto()
	await lab.call('set', { rate: 200, capacity: 6 })
	await lab.call('start')
	const depth = ({ queues }: Snapshot) => queues[0]?.depth ?? 0
	await lab.until((snapshot) => depth(snapshot) === 6, 'the queue is full')
	await lab.call('pause')
	await lab.call('set', { capacity: 1 })
	const shrunk = await lab.snapshot()
	expect(shrunk.queues[0]?.capacity, 'in force while paused').toBe(1)
	expect(depth(shrunk), 'what was inside stays').toBeGreaterThan(1)
	expectBooksToBalance(shrunk)
	await lab.call('resume')
	await lab.until((snapshot) => depth(snapshot) <= 1, 'takers catch up')
	for (const capacity of [6, 1, 6]) {
		await lab.call('set', { capacity })
		const { queues, counts, phase } = await lab.snapshot()
		expect(phase).toBe('running')
		expect(queues[0]?.capacity).toBe(capacity)
		await lab.until(
			(now) => now.counts.completed >= counts.completed + 12,
			`the work goes on with ${capacity} places`,
		)
	}
	await lab.until((snapshot) => depth(snapshot) === 6, 'the queue fills again')
	await lab.call('pause')
	expectBooksToBalance(await lab.snapshot())
})

test('items are conserved and every law holds at every pause, whatever was turned', async ({
	lab,
}) => {
	await lab.goto()
	await lab.call('pace', 4)
	await lab.call('start')
	const turns = [
		{ rate: 300 },
		{ consumers: 1 },
		{ capacity: 1 },
		{ producers: 8 },
		{ dist: 'exponential' },
		{ capacity: 2000, consumers: 16 },
		{ kind: 'CPU spin', service: 2 },
		{ producers: 1, rate: 5 },
		{ kind: 'I/O wait', service: 400, rate: 500, capacity: 3 },
		{ consumers: 2, producers: 3 },
		{ service: 1, capacity: 50 },
		{ dist: 'deterministic', consumers: 3 },
	]
	let accepted = 0
	for (const turn of turns) {
		await lab.call('set', turn)
		const { endMs } = await lab.snapshot()
		await lab.untilMs(endMs + 400)
		await lab.call('pause')
		const paused = await lab.snapshot()
		expect(paused).toMatchObject({ phase: 'paused', knobs: turn })
		expectBooksToBalance(paused)
		expect(paused.counts.accepted).toBeGreaterThanOrEqual(accepted)
		accepted = paused.counts.accepted
		await lab.call('resume')
	}
	expect(accepted).toBeGreaterThan(100)
})

test('a deadlock ends when a knob lets somebody go, and not before', async ({ lab }) => {
	await lab.goto('/single-condition-deadlock')
	await lab.call('pace', 10)
	await lab.call('start')
	await lab.until(({ phase }) => phase === 'deadlocked', 'everybody waits')
	await lab.call('set', { think: 6 })
	await lab.until(({ phase }) => phase === 'deadlocked', 'this knob helps nobody')
	const { counts } = await lab.snapshot()
	await lab.call('set', { capacity: 4 })
	const after = await lab.until(
		(now) => now.counts.completed > counts.completed + 10,
		'with room for all the work goes on',
	)
	expect(after.phase).toBe('running')
})

const makes = [
	['FIFO-fair lock', 'fair-queue.ts'],
	['two locks', 'two-lock-queue.ts'],
	['priority', 'priority-queue.ts'],
	['spin then park', 'spinning-queue.ts'],
] as const

test('every make of the queue keeps the books, and its own file is shown', async ({ lab }) => {
	await lab.goto()
	const tabs = lab.page.getByRole('tab')
	for (const [variant, file] of makes) {
		await expect(tabs.filter({ hasText: file })).toHaveCount(0)
		await lab.call('set', { variant, batch: 1, urgent: 30, rate: 300, service: 5, capacity: 4 })
		await lab.call('start')
		await lab.untilMs(1000)
		await lab.call('pause')
		const paused = await lab.snapshot()
		expectBooksToBalance(paused)
		expect(paused.counts.completed, variant).toBeGreaterThan(50)
		await expect(tabs.filter({ hasText: file })).toHaveCount(1)
	}
	await lab.call('set', { variant: 'two locks', batch: 16, consumers: 1, capacity: 64 })
	await lab.call('start')
	await lab.until(({ counts }) => counts.completed > 100, 'a hundred items in batches')
	await lab.call('pause')
	expectBooksToBalance(await lab.snapshot())
	await expect(lab.page.getByRole('heading', { name: /consume-batch\.ts/ })).toBeVisible()
})

test('a run starts, pauses and keeps the laws', { tag: '@firefox' }, async ({ lab }) => {
	await lab.goto()
	await lab.call('start')
	await lab.until(({ counts }) => counts.completed >= 5, 'five items are done')
	await lab.call('pause')
	const paused = await lab.snapshot()
	expect(paused.phase).toBe('paused')
	expectBooksToBalance(paused)
	expect(await lab.snapshot()).toEqual(paused)
	await lab.call('stop')
	expect((await lab.snapshot()).phase).toBe('ready')
})
