/** Order of the operations on a queue that two locks guard, one for each end. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Kind, type TraceEvent } from './event.ts'
import { Merger } from './merge.ts'

const blank = { object: 0, site: 0, ticket: 0, a: 0, b: 0, c: 0, d: 0 }
const queue = 9
const ends = [
	{ thread: 2, lock: 1, kind: Kind.put, by: 1 },
	{ thread: 3, lock: 2, kind: Kind.take, by: -1 },
] as const

type Chance = (below: number) => number

function chanceFrom(seed: number): Chance {
	let state = seed | 1
	return (below) => {
		state ^= state << 13
		state ^= state >>> 17
		state ^= state << 5
		return (state >>> 0) % below
	}
}

/** A record and the instant from which a reader can see it. */
interface Seen {
	readonly at: number
	readonly event: TraceEvent
}

/**
 * A thread at each end. An operation is counted in one step, and its record may become visible long after, when its thread
 * has got its core back; until then that thread does nothing else.
 */
function historyOf(chance: Chance, operations: number): Seen[] {
	const out: Seen[] = []
	const freeAt = [0, 0]
	const sections = [0, 0]
	let depth = 0
	let ticket = 0
	for (let at = 1; ticket < operations; at++) {
		const end = chance(2)
		const one = ends[end]
		if (!one || at < (freeAt[end] ?? 0) || depth + one.by < 0 || depth + one.by > 3) continue
		const { thread, lock, kind, by } = one
		const section = (sections[end] = (sections[end] ?? 0) + 1)
		const seenAt = at + (chance(6) === 0 ? chance(40) : 0)
		freeAt[end] = seenAt + 1
		depth += by
		ticket++
		const stamped = { ...blank, thread, atUs: at + chance(11) }
		out.push({ at, event: { ...stamped, kind: Kind.acquire, object: lock, ticket: section } })
		out.push({ at: seenAt, event: { ...stamped, kind, object: queue, ticket, b: depth } })
		const closing = { ...stamped, kind: Kind.release, object: lock, ticket: section }
		out.push({ at: seenAt, event: closing })
	}
	return out
}

/** Reads every `every` instants, to the end. */
function merged(history: readonly Seen[], every: number): TraceEvent[] {
	const merger = new Merger()
	const lastAt = Math.max(...history.map(({ at }) => at))
	const out: TraceEvent[] = []
	for (let from = 0; from <= lastAt; from += every) {
		for (const { thread } of ends) {
			const fresh = history.filter(({ at }) => at > from && at <= from + every)
			merger.add(fresh.map(({ event }) => event).filter((event) => event.thread === thread))
		}
		out.push(...merger.merge(from + every > lastAt))
	}
	return out
}

const isOperation = ({ kind }: TraceEvent) => kind === Kind.put || kind === Kind.take

/** Operations that do not lead from the depth before to the depth that they tell. */
function misplaced(events: readonly TraceEvent[]): number {
	let depth = 0
	let count = 0
	for (const { kind, b } of events.filter(isOperation)) {
		depth += kind === Kind.put ? 1 : -1
		if (depth !== b) count++
		depth = b
	}
	return count
}

const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 })

test('operations come out whole and as they were counted, however late one is seen', () => {
	fc.assert(
		fc.property(seeds, fc.integer({ min: 2, max: 30 }), (seed, every) => {
			const history = historyOf(chanceFrom(seed), 60)
			const out = merged(history, every)
			expect(out).toHaveLength(history.length)
			expect(out.filter(isOperation).map(({ ticket }) => ticket)).toEqual(
				Array.from({ length: 60 }, (_, i) => i + 1),
			)
			expect(misplaced(out)).toBe(0)
		}),
		{ numRuns: 150 },
	)
})

test('twin: by stamps and locks alone they come out in an order that never was', () => {
	const uncounted = [1, 2, 3, 4, 5].flatMap((seed) => {
		const history = historyOf(chanceFrom(seed * 7919), 60).map(({ at, event }) => {
			return { at, event: isOperation(event) ? { ...event, ticket: 0 } : event }
		})
		return misplaced(merged(history, 8))
	})
	expect(Math.max(...uncounted)).toBeGreaterThan(0)
})

const operation = (thread: number, ticket: number): TraceEvent => {
	return { ...blank, atUs: ticket, thread, kind: Kind.put, object: queue, ticket }
}

test('an operation whose predecessor never comes is held for so many drains, and for one once records were lost', () => {
	const drainsUntilOut = (isLossy: boolean): number => {
		const merger = new Merger()
		if (isLossy) merger.add([{ ...blank, atUs: 1, thread: 4, kind: Kind.gap, a: 1 }])
		merger.add([operation(2, 2)])
		for (let drains = 1; ; drains++) {
			if (merger.merge(false).some(isOperation)) return drains
			if (drains > 1000) throw new Error('held for ever')
		}
	}
	expect(drainsUntilOut(false)).toBe(251)
	expect(drainsUntilOut(true)).toBe(2)
})
