import { expect, test } from 'vitest'
import { Kind } from '../trace/event.ts'
import { actorsFixture } from './fixture-actors.ts'
import { type Line, momentOfLines } from './fixture-lines.ts'
import { blockingQueueCast } from './fixture-run.ts'
import { blockingQueueFixture } from './fixture.ts'
import { shownItems } from './moment.ts'
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
		{ name: 'queue', kind: 'queue', capacity: 4, depth: moment.queues[0]?.depth, peak: 6 },
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

test('memory and canary are those of the moment where it knows them, else those of the page', () => {
	expect([snapshot.canary, snapshot.memory]).toEqual([null, { usedBytes: 1, limitBytes: null }])
	const [page, kib] = [1, 1024]
	const measured = momentOfLines({ ...recording.cast, limitBytes: 64 * kib }, [
		[10, Kind.memory, page, { a: 3, b: 32 }],
		[20, Kind.canary, page, { a: 250, b: 1000 }],
	])
	const memory = { usedBytes: 1, limitBytes: null }
	const facts = { phase: 'paused', knobs: {}, seed: 7, endMs: 1, live: false } as const
	const told = snapshotOf(measured, { ...facts, canary: null, memory })
	expect([told.canary, told.memory]).toEqual([0.25, { usedBytes: 3 * kib, limitBytes: 64 * kib }])
})

test('wait sets of one name are told apart by their queue, else by their lock, else by number', () => {
	const cast = blockingQueueCast(1, 1, 2)
	const queue = { kind: 'queue', capacity: 2, order: 'FIFO', gap: 0, isBackward: false } as const
	const full = { kind: 'condition', name: 'not full', reason: 'full' } as const
	const objects = [
		...cast.objects,
		{ id: 5, kind: 'lock', name: 'second lock' } as const,
		{ ...full, id: 6, lock: 5 },
		{ ...full, id: 7, lock: 8 },
		{ ...full, id: 9, lock: 0 },
		{ ...full, id: 10, lock: 0 },
		{ ...queue, id: 11, name: 'replies', lock: 8 },
	]
	const facts = { phase: 'running', knobs: {}, seed: 1, endMs: 1, live: true } as const
	const memory = { usedBytes: 0, limitBytes: null }
	const { queues } = snapshotOf(momentOfLines({ ...cast, objects }, []), {
		...{ ...facts, canary: null, memory },
	})
	expect(queues.map(({ name }) => name)).toEqual([
		...['queue', 'replies', 'queue, not full', 'not empty', 'second lock, not full'],
		...['replies, not full', '9, not full', '10, not full'],
	])
})

test('a queue of 50 000 has that depth, and names few of its items', () => {
	const lines = Array.from({ length: 50_000 }, (_, index): Line => {
		return [index, Kind.put, 2, { object: 4, a: index + 1, b: index + 1, d: 2 }]
	})
	const full = momentOfLines(blockingQueueCast(1, 1, 100_000), lines)
	const { queues } = snapshotOf(full, {
		...{ phase: 'running', knobs: {}, seed: 1, endMs: 50, live: true, canary: null },
		memory: { usedBytes: 0, limitBytes: null },
	})
	expect(queues[0]).toMatchObject({ depth: 50_000, peak: 50_000 })
	expect(full.queues[0]?.items.map(({ id }) => id)).toEqual(
		Array.from({ length: shownItems }, (_, index) => index + 1),
	)
})

test('the queue of an actor is a mailbox, and dead letters are counted', () => {
	const actors = actorsFixture()
	const { queues, counts, laws } = snapshotOf(actors.momentAt(actors.endUs), {
		...{ phase: 'finished', knobs: {}, seed: 7, endMs: 1500, live: false, canary: null },
		memory: { usedBytes: 0, limitBytes: null },
	})
	const mailboxes = queues.filter(({ kind }) => kind === 'mailbox')
	expect(mailboxes.map(({ name }) => name)).toEqual(
		Array.from({ length: 6 }, (_, index) => `mailbox of cart-${String(index + 1)}`),
	)
	expect(mailboxes[1]).toMatchObject({ capacity: 8, peak: 8 })
	const { accepted, completed, inService, queued, deadLettered } = counts
	expect(accepted).toBe(completed + inService + queued + deadLettered)
	expect(laws.map(({ name }) => name)).toContain('one message at a time')
})
