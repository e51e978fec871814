/** A jam in a pipeline: it begins before the slowest stage and travels to the source. */
import { expectBooksToBalance } from './books.ts'
import { expect, test } from './handoff-page.ts'
import type { Snapshot } from '../src/model/snapshot.ts'

const queueOf = ({ queues }: Snapshot, name: string) =>
	queues.find((one) => one.kind === 'queue' && one.name === name)

const isFull = (snapshot: Snapshot, name: string) => {
	const { depth = 0, capacity = 0 } = queueOf(snapshot, name) ?? {}
	return depth === capacity
}

const waitingMs = ({ threads }: Snapshot) =>
	threads.find(({ name }) => name === 'P1')?.waitingMs ?? NaN

test('queue 2 fills, then queue 1, then the source waits four fifths of its time', async ({
	lab,
}) => {
	await lab.goto('/pipeline')
	await lab.call('start')
	const second = await lab.until((now) => isFull(now, 'queue 2'), 'queue 2 is full')
	expect(isFull(second, 'queue 1'), 'queue 1 is not').toBe(false)
	const first = await lab.until((now) => isFull(now, 'queue 1'), 'queue 1 is full')
	expect(second.endMs).toBeGreaterThan(1000)
	expect(first.endMs).toBeGreaterThan(second.endMs)
	const from = await lab.until(({ threads }) => {
		return threads.some(({ name, reason }) => name === 'P1' && reason === 'full')
	}, 'the source waits')
	expect(from.endMs).toBeLessThan(5000)
	// So long that ten items are finished.
	const to = await lab.untilMs(from.endMs + 5000)
	const tookMs = to.atMs - from.atMs
	const share = (waitingMs(to) - waitingMs(from)) / tookMs
	const perS = ((to.counts.completed - from.counts.completed) / tookMs) * 1000
	expect(share).toBeGreaterThan(0.7)
	expect(share).toBeLessThan(0.9)
	expect(Math.abs(share - (1 - perS / 10)), 'beside 1 − μ/λ as measured').toBeLessThan(0.05)
	await lab.call('pause')
	expectBooksToBalance(await lab.snapshot())
})

test('a jam dissolves when the slow stage is the fast one', async ({ lab }) => {
	await lab.goto('/pipeline')
	await lab.call('set', { rate: 100, stage1: 500, stage2: 20 })
	await lab.call('start')
	await lab.until((now) => isFull(now, 'queue 1') && isFull(now, 'queue 2'), 'both are full')
	await lab.call('set', { stage2: 100, rate: 10 })
	await lab.until(({ counts }) => counts.queued === 0, 'both are empty')
	await lab.call('pause')
	expectBooksToBalance(await lab.snapshot())
})
