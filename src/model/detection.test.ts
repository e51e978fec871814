import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Kind, type TraceEvent } from '../trace/event.ts'
import { type Line, momentOfLines } from './fixture-lines.ts'
import { queueId } from './fixture-monitor.ts'
import { blockingQueueCast, playBlockingQueue } from './fixture-run.ts'
import { DurationHistogram } from './histogram.ts'
import type { Cast } from './moment.ts'
import { Recording } from './recording.ts'

/** The definition, item by item: since when has a consumer been free, and when did anybody look? */
function plainDetection(cast: Cast, events: readonly TraceEvent[]): DurationHistogram {
	const found = new DurationHistogram()
	const consumers = new Set(cast.threads.filter((it) => it.side === 'consumers').map((it) => it.id))
	const free = new Set<number>()
	let queue: { id: number; sinceUs: number | null; isNoticed: boolean }[] = []
	for (const { kind, thread, a, atUs } of events) {
		if (consumers.has(thread)) {
			if (kind === Kind.start || kind === Kind.worked) free.add(thread)
			if (kind === Kind.finish || kind === Kind.fail) free.delete(thread)
		}
		if (kind === Kind.put) queue.push({ id: a, sinceUs: null, isNoticed: false })
		if (kind === Kind.take || kind === Kind.look) {
			for (const item of queue) {
				if (item.sinceUs === null || item.isNoticed) continue
				item.isNoticed = true
				found.add(atUs - item.sinceUs)
			}
		}
		if (kind === Kind.take) {
			queue = queue.filter(({ id }) => id !== a)
			free.delete(thread)
		}
		if (free.size > 0) for (const item of queue) item.sinceUs ??= atUs
	}
	return found
}

const options = fc.record({
	seed: fc.nat({ max: 1e6 }),
	producers: fc.integer({ min: 1, max: 4 }),
	consumers: fc.integer({ min: 1, max: 5 }),
	capacity: fc.integer({ min: 1, max: 8 }),
	makingUs: fc.integer({ min: 2000, max: 90_000 }),
	handlingUs: fc.integer({ min: 2000, max: 90_000 }),
})

test('detection lasts from the instant at which a consumer was free to the first look of anybody', () => {
	let counted = 0
	fc.assert(
		fc.property(options, fc.array(fc.nat({ max: 400 }), { maxLength: 6 }), (run, ends) => {
			const played = playBlockingQueue({ ...run, endUs: 600_000 })
			const { cast } = played
			// Consumers that fail in the midst of it, wherever they stand.
			const doomed = cast.threads.filter((it) => it.side === 'consumers').slice(1)
			const endOf = new Map(doomed.map(({ id }, index) => [id, ends[index] ?? Infinity]))
			const events = played.events.flatMap((event, index): readonly TraceEvent[] => {
				const end = endOf.get(event.thread) ?? Infinity
				const isToNobody = event.kind === Kind.notify && (endOf.get(event.a) ?? 0) < 0
				if (isToNobody) return [{ ...event, a: 0 }]
				if (index < end) return [event]
				endOf.set(event.thread, -1)
				return end < 0 ? [] : [{ ...event, kind: Kind.fail }]
			})
			const recording = new Recording(cast)
			recording.append(events, played.endUs)
			const { detection, stretch } = recording.momentAt(played.endUs)
			const expected = plainDetection(cast, events)
			expect(JSON.stringify(detection)).toBe(JSON.stringify(expected))
			expect(JSON.stringify(stretch.detection)).toBe(JSON.stringify(expected))
			counted += expected.count
		}),
		{ numRuns: 100 },
	)
	expect(counted).toBeGreaterThan(1000)
})

const [p1, c1, c2, c3] = [2, 3, 4, 5]
const cast = blockingQueueCast(1, 3, 100)
const put = (id: number, depth: number) => ({ object: queueId, a: id, b: depth, d: p1 }) as const
const take = (id: number, depth: number) => ({ object: queueId, a: id, b: depth }) as const

const look = { object: queueId } as const

/** Delays that were counted, in order; several at once as their sum. */
function delaysOf(lines: readonly Line[]): readonly number[] {
	const upTo = lines.map((_, index) => momentOfLines(cast, lines.slice(0, index + 1)).detection)
	return upTo.flatMap((histogram, index) => {
		const former = upTo[index - 1]
		if (former === undefined || histogram.count === former.count) return []
		const { count, mean } = histogram.summary()
		return [Math.round(count * mean - former.count * former.summary().mean)]
	})
}

test('an item is noticed when anybody looks, though another is taken first', () => {
	const lines: readonly Line[] = [
		[0, Kind.start, c1],
		[10, Kind.put, p1, put(1, 1)],
		[20, Kind.put, p1, put(2, 2)],
		[25, Kind.take, c1, take(1, 1)],
		[70, Kind.worked, c1, { a: 1 }],
		[75, Kind.take, c1, take(2, 0)],
	]
	expect(delaysOf(lines)).toEqual([15 + 5])
	expect(momentOfLines(cast, lines).detection).toMatchObject({ count: 2 })
})

test('a look in vain notices too: by another way the item was seen and not got', () => {
	const lines: readonly Line[] = [
		[0, Kind.start, c1],
		[5, Kind.look, c1, look],
		[10, Kind.put, p1, put(1, 1)],
		[30, Kind.look, c1, look],
		[40, Kind.take, c1, take(1, 0)],
	]
	expect(delaysOf(lines)).toEqual([20])
})

test('what comes while all are busy begins to be unseen when one is free again', () => {
	const lines: readonly Line[] = [
		[0, Kind.start, c1],
		[10, Kind.put, p1, put(1, 1)],
		[12, Kind.take, c1, take(1, 0)],
		[20, Kind.put, p1, put(2, 1)],
		[25, Kind.put, p1, put(3, 2)],
		[70, Kind.worked, c1, { a: 1 }],
		[77, Kind.take, c1, take(2, 1)],
	]
	expect(delaysOf(lines)).toEqual([2, 7 + 7])
	expect(delaysOf([[1, Kind.start, c2], ...lines])).toEqual([2, 57 + 52])
})

test('a consumer that takes again without a word is free between the two', () => {
	const lines: readonly Line[] = [
		[0, Kind.start, c1],
		[10, Kind.put, p1, put(1, 1)],
		[25, Kind.take, c1, take(1, 0)],
		[30, Kind.put, p1, put(2, 1)],
		[75, Kind.take, c1, take(2, 0)],
	]
	expect(delaysOf(lines)).toEqual([15, 0])
})

test('a consumer that has ended notices nothing, but what it could have noticed stays unseen', () => {
	const lines: readonly Line[] = [
		[0, Kind.start, c1],
		[10, Kind.put, p1, put(1, 1)],
		[15, Kind.finish, c1],
		[16, Kind.put, p1, put(2, 2)],
		[50, Kind.start, c3],
		[60, Kind.take, c3, take(1, 1)],
	]
	expect(delaysOf(lines)).toEqual([50 + 10])
})

test('a consumer that has not begun notices nothing, also while you hold it', () => {
	const lines: readonly Line[] = [
		[0, Kind.created, 1, { a: c1 }],
		[1, Kind.held, c1],
		[10, Kind.put, p1, put(1, 1)],
		[20, Kind.freed, c1],
		[25, Kind.start, c1],
		[40, Kind.take, c1, take(1, 0)],
	]
	expect(delaysOf(lines)).toEqual([15])
})

test('what somebody takes who is no consumer is not missed by those who are', () => {
	const lines: readonly Line[] = [
		[10, Kind.put, p1, put(1, 1)],
		[20, Kind.put, p1, put(2, 2)],
		[30, Kind.take, p1, take(1, 1)],
		[50, Kind.start, c1],
		[60, Kind.take, c1, take(2, 0)],
	]
	expect(delaysOf(lines)).toEqual([10])
	expect(momentOfLines(cast, lines).detection.count).toBe(1)
})
