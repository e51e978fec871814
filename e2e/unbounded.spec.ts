/** Queues without a bound: what the platform says when memory ends, and what throughput hides. */
import { expectBooksToBalance } from './books.ts'
import { expect, type HandoffPage, test } from './handoff-page.ts'
import type { Snapshot } from '../src/model/snapshot.ts'

const kib = 1024
const mib = 1024 * kib

/** What the workers could do at most between two moments: their number over the mean time that a task took them, per second. */
function mostPerS(from: Snapshot, to: Snapshot): number {
	const workingMs = ({ threads }: Snapshot) =>
		threads
			.filter(({ role }) => role === 'worker')
			.reduce((sum, thread) => sum + thread.workingMs, 0)
	const done = to.counts.completed - from.counts.completed
	return (Number(to.knobs['workers']) * 1000 * done) / (workingMs(to) - workingMs(from))
}

/** Completions per second between two snapshots. */
function perSecond(from: Snapshot, to: Snapshot): number {
	return ((to.counts.completed - from.counts.completed) / (to.atMs - from.atMs)) * 1000
}

async function storm(lab: HandoffPage, knobs: Record<string, unknown> = {}): Promise<void> {
	await lab.goto('/click-storm')
	await lab.call('set', knobs)
	await lab.call('start')
}

test('50,000 clicks of 10 KiB do not fit in 256 MiB: the platform refuses, and the process dies', async ({
	lab,
}) => {
	await storm(lab)
	const end = await lab.until(({ phase }) => phase === 'crashed', 'the memory is full')
	await lab.call('whenIdle')
	const { counts, queues, threads, memory } = await lab.snapshot()
	const [queue] = queues
	expect(queue?.peak).toBeGreaterThan(24_000)
	expect(queue?.peak).toBeLessThanOrEqual(26_214)
	expect(memory.limitBytes).toBe(256 * mib)
	expect(memory.usedBytes).toBeGreaterThan(255 * mib)
	expect(threads.filter(({ state }) => state !== 'failed')).toEqual([])
	expect(threads).toHaveLength(12)
	expect(counts.offered).toBe(counts.accepted + counts.rejected + counts.outside)
	expect(counts.accepted).toBe(
		counts.completed + counts.inService + counts.queued + counts.failed + counts.dropped,
	)
	expect(counts.inService).toBe(0)
	expect(end.endMs).toBeLessThan(2000)
	await expect(lab.page.getByRole('alert')).toContainText(/memory/i)
	await expect.poll(() => lab.page.workers().length).toBe(0)
})

test('with memory enough it survives, drains as fast as it can, and answers nobody in time', async ({
	lab,
}) => {
	await storm(lab, { heap: 1024 })
	await lab.until(({ counts }) => counts.offered === 50_000, 'all clicks have come')
	const from = await lab.untilMs(2000)
	const to = await lab.untilMs(6000)
	expect(to.phase).toBe('running')
	expect(perSecond(from, to) / mostPerS(from, to)).toBeGreaterThan(0.95)
	expect(perSecond(from, to) / mostPerS(from, to)).toBeLessThan(1.05)
	expect(to.counts.queued).toBeGreaterThan(49_000)
	await lab.call('pause')
	expectBooksToBalance(await lab.snapshot())
})

test('a slow leak keeps its throughput while nothing is done in time any more', async ({ lab }) => {
	await lab.goto('/slow-leak')
	await lab.call('start')
	const from = await lab.untilMs(1000)
	const to = await lab.untilMs(9000)
	await lab.call('pause')
	const end = await lab.snapshot()
	expect(perSecond(from, to) / mostPerS(from, to)).toBeGreaterThan(0.95)
	expect(perSecond(from, to) / mostPerS(from, to)).toBeLessThan(1.05)
	expect(end.counts.queued).toBeGreaterThan(100)
	const goodput = lab.page.getByRole('region', { name: 'Gauges' }).getByText(/goodput/i)
	await expect(goodput.first()).toBeVisible()
	expectBooksToBalance(end)
})
