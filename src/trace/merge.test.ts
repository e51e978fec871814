import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
	drainsOf,
	historyOf,
	withLosses,
	type Chance,
	type Happened,
} from '../../tools/real-threads/history.ts'
import { Kind, Waking, type TraceEvent } from './event.ts'
import { Merger } from './merge.ts'

const blank = { object: 0, site: 0, ticket: 0, a: 0, b: 0, c: 0, d: 0 }
const lock = 1
const condition = 101

function event(
	atUs: number,
	kind: Kind,
	thread: number,
	words: Partial<TraceEvent> = {},
): TraceEvent {
	return { ...blank, atUs, kind, thread, ...words }
}

const acquire = (atUs: number, thread: number, ticket: number) =>
	event(atUs, Kind.acquire, thread, { object: lock, ticket })
const release = (atUs: number, thread: number, ticket: number) =>
	event(atUs, Kind.release, thread, { object: lock, ticket })

/** Every law of the order that `events` break; `isComplete` when no record was lost. */
function broken(events: readonly TraceEvent[], isComplete: boolean): string[] {
	const found: string[] = []
	const closed = new Map<number, number>()
	const inside = new Map<number, number>()
	const notified = new Map<number, number>()
	let lastUs = 0
	for (const one of events) {
		if (one.atUs < lastUs) found.push(`time falls to ${one.atUs}`)
		lastUs = one.atUs
		if (one.kind === Kind.acquire) {
			const last = closed.get(one.object) ?? 0
			const follows = isComplete ? one.ticket === last + 1 : one.ticket > last
			if (!follows) found.push(`section ${one.ticket} of lock ${one.object} after ${last}`)
			if (isComplete && inside.has(one.object)) found.push(`two inside lock ${one.object}`)
			inside.set(one.object, one.thread)
		}
		if (one.kind === Kind.release || one.kind === Kind.wait) {
			const left = one.kind === Kind.wait ? one.d : one.object
			if (one.ticket <= (closed.get(left) ?? 0)) found.push(`section ${one.ticket} closed late`)
			closed.set(left, one.ticket)
			inside.delete(left)
		}
		if (one.kind === Kind.notify && one.a !== 0) notified.set(one.a, one.b)
		if (one.kind === Kind.woken && isComplete && (notified.get(one.thread) ?? 0) < one.a) {
			found.push(`thread ${one.thread} runs before its notify`)
		}
	}
	return found
}

function mergedBy(merger: Merger, drains: readonly (readonly TraceEvent[][])[]): TraceEvent[] {
	return drains.flatMap((drain, i) => {
		for (const events of drain) merger.add(events)
		return merger.merge(i === drains.length - 1)
	})
}

/** What does not depend on when a stamp was raised: one thread's records, in order. */
function byThread(events: readonly TraceEvent[]): Map<number, string[]> {
	const lanes = new Map<number, string[]>()
	for (const { thread, kind, object, ticket, a } of events) {
		const lane = lanes.get(thread) ?? []
		lanes.set(thread, [...lane, `${kind} ${object} ${ticket} ${a}`])
	}
	return lanes
}

function chanceFrom(seed: number): Chance {
	let state = seed | 1
	return (below) => {
		state ^= state << 13
		state ^= state >>> 17
		state ^= state << 5
		return (state >>> 0) % below
	}
}

const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 })
const options = { threads: 5, locks: 2, steps: 300, errorUs: 5, perStamp: 16 }

function historyFrom(seed: number): { history: Happened[]; chance: Chance } {
	const chance = chanceFrom(seed)
	return { history: historyOf({ ...options, perStamp: 1 + chance(16) }, chance), chance }
}

test('critical sections stand in ticket order when stamps contradict it', () => {
	const merger = new Merger()
	merger.add([acquire(15, 2, 1), release(16, 2, 1), acquire(17, 2, 3), release(18, 2, 3)])
	merger.add([acquire(11, 3, 2), release(12, 3, 2)])
	const events = merger.merge(false)
	expect(events.map(({ kind, ticket }) => [kind, ticket])).toEqual([
		[Kind.acquire, 1],
		[Kind.release, 1],
		[Kind.acquire, 2],
		[Kind.release, 2],
		[Kind.acquire, 3],
		[Kind.release, 3],
	])
	expect(events.map(({ atUs }) => atUs)).toEqual([15, 16, 16, 16, 17, 18])
})

test('a section that ends in a wait is followed by the next', () => {
	const merger = new Merger()
	const wait = event(9, Kind.wait, 2, { object: condition, ticket: 1, a: 1, d: lock })
	merger.add([acquire(8, 2, 1), wait])
	merger.add([acquire(3, 3, 2)])
	expect(merger.merge(false).map(({ kind }) => kind)).toEqual([
		Kind.acquire,
		Kind.wait,
		Kind.acquire,
	])
})

test('a thread runs after the notify that woke it', () => {
	const merger = new Merger()
	merger.add([event(5, Kind.woken, 3, { object: condition, a: 4, b: Waking.notified })])
	merger.add([event(9, Kind.notify, 2, { object: condition, a: 3, b: 4 })])
	expect(merger.merge(false).map(({ kind }) => kind)).toEqual([Kind.notify, Kind.woken])
})

test('a thread whose time was up waits for nobody', () => {
	const merger = new Merger()
	merger.add([event(5, Kind.woken, 3, { object: condition, a: 4, b: Waking.timedOut })])
	expect(merger.merge(false)).toHaveLength(1)
})

test('an event waits for a predecessor that is not there yet', () => {
	const merger = new Merger()
	merger.add([acquire(5, 3, 2)])
	expect(merger.merge(false)).toEqual([])
	merger.add([acquire(6, 2, 1), release(7, 2, 1)])
	expect(merger.merge(false).map(({ ticket }) => ticket)).toEqual([1, 1, 2])
})

test('an event whose predecessor was lost is held for one drain and no longer', () => {
	const merger = new Merger()
	merger.add([acquire(5, 3, 9), release(6, 3, 9)])
	expect(merger.merge(false)).toEqual([])
	expect(merger.merge(false)).toHaveLength(2)
})

test('one loss does not let others out of turn', () => {
	const merger = new Merger()
	merger.add([acquire(5, 3, 10), release(6, 3, 10)])
	merger.add([acquire(8, 4, 9), release(9, 4, 9)])
	merger.merge(false)
	expect(merger.merge(false).map(({ ticket }) => ticket)).toEqual([9, 9, 10, 10])
})

test('at the end nothing is held back', () => {
	const merger = new Merger()
	merger.add([acquire(5, 3, 9)])
	merger.add([event(2, Kind.woken, 2, { object: condition, a: 4, b: Waking.notified })])
	expect(merger.merge(true).map(({ atUs }) => atUs)).toEqual([2, 5])
})

test('what was announced as past is not told of later with an earlier time', () => {
	const merger = new Merger()
	merger.add([acquire(5, 2, 1)])
	expect(merger.merge(false, 20).map(({ atUs }) => atUs)).toEqual([5])
	merger.add([release(8, 2, 1), acquire(30, 2, 2)])
	expect(merger.merge(false, 40).map(({ atUs }) => atUs)).toEqual([20, 30])
})

test('tickets are compared across the wrap of 2³²', () => {
	const merger = new Merger()
	const last = 2 ** 31 - 1
	merger.add([acquire(1, 2, last), release(2, 2, last)])
	merger.merge(false)
	merger.merge(false)
	merger.add([acquire(9, 3, -(2 ** 31)), release(9, 3, -(2 ** 31))])
	merger.add([acquire(4, 4, -(2 ** 31) + 1)])
	expect(merger.merge(false).map(({ thread }) => thread)).toEqual([3, 3, 4])
})

test('any history, drained anyhow, comes out whole and in a legal order', () => {
	fc.assert(
		fc.property(seeds, (seed) => {
			const { history, chance } = historyFrom(seed)
			const out = mergedBy(new Merger(), drainsOf(history, chance, 12))
			expect(broken(out, true)).toEqual([])
			expect(byThread(out)).toEqual(byThread(history.map((one) => one.event)))
		}),
		{ numRuns: 150 },
	)
})

test('any history with losses comes out whole, sections never backwards', () => {
	fc.assert(
		fc.property(seeds, (seed) => {
			const { history, chance } = historyFrom(seed)
			const left = withLosses(history, chance, 12)
			const out = mergedBy(new Merger(), drainsOf(left, chance, 12))
			expect(broken(out, false)).toEqual([])
			expect(byThread(out)).toEqual(byThread(left.map((one) => one.event)))
		}),
		{ numRuns: 150 },
	)
})

test('without losses no event is given out later than one drain after it was read', () => {
	const { history, chance } = historyFrom(4711)
	const merger = new Merger()
	let missing = 0
	for (const drain of drainsOf(history, chance, 12)) {
		const before = missing
		const fresh = drain.reduce((sum, events) => sum + events.length, 0)
		for (const events of drain) merger.add(events)
		const out = merger.merge(false).length
		expect(out).toBeGreaterThanOrEqual(before)
		missing += fresh - out
	}
	expect(missing).toBe(0)
})

/** The broken twin: trusts the stamps. */
function sortedByTime(drains: readonly (readonly TraceEvent[][])[]): TraceEvent[] {
	return drains.flat(2).sort((x, y) => x.atUs - y.atUs)
}

test('sorting by time alone breaks the order, and the laws notice', () => {
	const found = [1, 2, 3, 4, 5].flatMap((seed) => {
		const { history, chance } = historyFrom(seed * 7919)
		return broken(sortedByTime(drainsOf(history, chance, 12)), true)
	})
	expect(found.join()).toMatch(/section \d+ of lock/)
	expect(found.join()).toMatch(/before its notify/)
})
