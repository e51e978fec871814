import { expect, test } from 'vitest'
import { blockingQueueFixture } from './fixture.ts'
import { snapshotOf } from './snapshot.ts'

const recording = blockingQueueFixture()
const moment = recording.momentAt(1_700_000)
const snapshot = snapshotOf(moment, {
	phase: 'paused',
	knobs: { capacity: 6, kind: 'io' },
	seed: 7,
	endMs: 2400,
	live: false,
	canary: null,
	memory: { usedBytes: 1, limitBytes: null },
})

test('a snapshot is plain JSON', () => {
	expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot)
})

test('times of a snapshot are milliseconds', () => {
	expect(snapshot.atMs).toBe(1700)
	for (const [index, thread] of moment.threads.entries()) {
		const told = snapshot.threads[index]
		expect(told?.sinceMs).toBe(thread.sinceUs / 1000)
		expect(told?.waitingMs).toBe(thread.inStateUs.waiting / 1000)
	}
	expect(snapshot.latencyMs.p99).toBe(moment.latency.quantile(0.99) / 1000)
	expect(snapshot.latencyMs.count).toBe(moment.latency.count)
})

test('queues and wait sets are listed with depth and peak', () => {
	expect(snapshot.queues).toEqual([
		{ name: 'queue', kind: 'queue', capacity: 4, depth: moment.queues[0]?.items.length, peak: 6 },
		...moment.conditions.map(({ name, waiting, peak }) => {
			return { name, kind: 'waitset', capacity: null, depth: waiting.length, peak }
		}),
	])
	expect(Math.max(...moment.conditions.map(({ peak }) => peak))).toBeGreaterThan(0)
})

test('the sums of the console hold at every moment', () => {
	for (let us = 0; us <= recording.endUs; us += 31_337) {
		const { counts } = recording.momentAt(us)
		expect(counts.offered).toBe(counts.accepted + counts.rejected + counts.outside)
		const { completed, inService, queued, failed } = counts
		expect(counts.accepted).toBe(completed + inService + queued + failed)
	}
})
