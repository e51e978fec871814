/** Sleep-polling as measured: what an arrival waits until a poller looks, and what looking costs. */
import { pairs } from 'd3'
import { recordingFromJson } from '../src/model/file.ts'
import type { Snapshot } from '../src/model/snapshot.ts'
import { Kind } from '../src/trace/event.ts'
import { expectBooksToBalance } from './books.ts'
import { expect, type HandoffPage, test } from './handoff-page.ts'

const periodMs = 100

/** Runs until `tasks` have been handled, and pauses. */
async function polled(
	lab: HandoffPage,
	knobs: Record<string, unknown>,
	tasks = 200,
	pace = 5,
): Promise<Snapshot> {
	await lab.goto('/sleep-polling')
	await lab.call('pace', pace)
	await lab.call('set', { poll: periodMs, rate: 5, service: 5, ...knobs })
	await lab.call('start')
	await lab.until(({ counts }) => counts.completed >= tasks, `${tasks} tasks are handled`)
	await lab.call('pause')
	return lab.snapshot()
}

/** The instants of all looks, found or not, in ms of run time. */
async function looksOf(lab: HandoffPage): Promise<number[]> {
	const recording = recordingFromJson(await lab.call('recording', 'json'))
	return [...recording.events()]
		.filter(({ kind }) => kind === Kind.look || kind === Kind.take)
		.map(({ atUs }) => atUs / 1000)
}

test('one poller: an arrival waits half a period on average, at worst a whole one', async ({
	lab,
}) => {
	const { waitMs, counts, atMs, ...rest } = await polled(lab, { workers: 1 })
	expect(waitMs.count).toBeGreaterThanOrEqual(200)
	expect(waitMs.mean).toBeGreaterThan(0.85 * (periodMs / 2))
	expect(waitMs.mean).toBeLessThan(1.15 * (periodMs / 2))
	expect(Math.abs(waitMs.p95 - 0.95 * periodMs)).toBeLessThan(10)
	const emptyPerS = (counts.emptyPolls / atMs) * 1000
	expect(emptyPerS).toBeGreaterThan(0.9 * (1000 / periodMs))
	expect(emptyPerS).toBeLessThan(1.1 * (1000 / periodMs))
	expectBooksToBalance({ waitMs, counts, atMs, ...rest })
})

test('eight pollers: the gaps between their looks decide, and each of them costs the same', async ({
	lab,
}) => {
	const { waitMs, counts, atMs } = await polled(lab, { workers: 8, phase: 'random' })
	const gaps = pairs(await looksOf(lab)).map(([from, to]) => to - from)
	const sum = gaps.reduce((all, gap) => all + gap, 0)
	const expected = gaps.reduce((all, gap) => all + gap * gap, 0) / (2 * sum)
	expect(waitMs.mean / expected).toBeGreaterThan(0.85)
	expect(waitMs.mean / expected).toBeLessThan(1.15)
	const emptyPerS = (counts.emptyPolls / atMs) * 1000
	expect(emptyPerS).toBeGreaterThan(0.9 * (8000 / periodMs))
	expect(emptyPerS).toBeLessThan(1.1 * (8000 / periodMs))
})

test('eight pollers in step are as slow as one', async ({ lab }) => {
	// Slowly: eight that get up in the same instant take their turns on few cores.
	const { waitMs } = await polled(lab, { workers: 8, phase: 'in step', rate: 20 }, 100, 2)
	expect(waitMs.mean).toBeGreaterThan(0.75 * (periodMs / 2))
})

test('a poller that rests says that it polls', async ({ lab }) => {
	await lab.goto('/sleep-polling')
	await lab.call('start')
	await lab.until(
		({ threads }) => threads.some(({ state, reason }) => state === 'sleeping' && reason === 'poll'),
		'a poller sleeps between two polls',
	)
})
