/** The sums and laws that hold at every moment of every run, asked of one snapshot. */
import { expect } from '@playwright/test'
import type { Snapshot } from '../src/model/snapshot.ts'

/** Fails with the snapshot's own words when an item is missing or a law is broken. */
export function expectBooksToBalance(snapshot: Snapshot): void {
	const { counts, laws } = snapshot
	expect(counts.offered, 'offered').toBe(counts.accepted + counts.rejected + counts.outside)
	expect(counts.accepted, 'accepted').toBe(
		counts.completed +
			counts.inService +
			counts.queued +
			counts.dropped +
			counts.expired +
			counts.deadLettered +
			counts.failed,
	)
	// A job that will be tried again waits in no queue.
	if (!snapshot.jobs) {
		const queued = snapshot.queues.filter((it) => it.kind !== 'waitset')
		expect(counts.queued, 'queued').toBe(queued.reduce((sum, queue) => sum + queue.depth, 0))
	}
	expect(snapshot.latencyMs.count, 'latencies').toBe(counts.completed)
	expect(counts.recordsLost, 'records lost').toBe(0)
	expect(laws.length, 'laws').toBeGreaterThan(0)
	expect(
		laws.filter((law) => !law.holds),
		'laws that are broken',
	).toEqual([])
}

/** What is true of a moment whenever it is looked at: all but where the page stands, and what is named. */
export function factsOf(snapshot: Snapshot, without: readonly string[] = []): object {
	const left = new Set(['phase', 'endMs', 'live', ...without])
	return Object.fromEntries(Object.entries(snapshot).filter(([name]) => !left.has(name)))
}
