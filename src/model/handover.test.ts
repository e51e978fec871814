import { expect, test } from 'vitest'
import type { Cast } from '../trace/cast.ts'
import { Activity, Kind, Waking } from '../trace/event.ts'
import { type Line, momentOfLines } from './fixture-lines.ts'
import { lockId, notEmptyId, notFullId, queueId } from './fixture-monitor.ts'
import { blockingQueueCast } from './fixture-run.ts'

const [p1, c1] = [2, 3]

/** A queue without places: items go from hand to hand. */
const cast: Cast = blockingQueueCast(1, 1, 0)
const after = (lines: readonly Line[], endUs?: number) => momentOfLines(cast, lines, endUs)
const broken = (lines: readonly Line[]) =>
	after(lines).laws.flatMap((law) => (law.holds ? [] : [law.name]))

/** Item 1, out of the hand of `from` and into the hand of `to`; 0: of the one that writes. */
const put = (from = 0) => ({ object: queueId, a: 1, c: 8, d: (from << 24) | p1 })
const take = (to = 0) => ({ object: queueId, a: 1, d: to })
const inside = (thread: number): Line => [20, Kind.acquire, thread, { object: lockId, ticket: 2 }]
const outside = (thread: number): Line => [23, Kind.release, thread, { object: lockId, ticket: 2 }]

const making: readonly Line[] = [
	[0, Kind.start, c1],
	[0, Kind.work, p1, { b: 8, c: Activity.making }],
	[8, Kind.worked, p1],
]
const waits = (thread: number, object: number): Line[] => [
	[10, Kind.acquire, thread, { object: lockId, ticket: 1 }],
	[10, Kind.wait, thread, { object, d: lockId }],
]

const toTaker: readonly Line[] = [
	...making,
	...waits(c1, notEmptyId),
	inside(p1),
	[21, Kind.put, p1, put()],
	[21, Kind.take, p1, take(c1)],
	[22, Kind.notify, p1, { object: notEmptyId, a: c1 }],
	outside(p1),
]

const fromPutter: readonly Line[] = [
	...making,
	...waits(p1, notFullId),
	inside(c1),
	[21, Kind.put, c1, put(p1)],
	[21, Kind.take, c1, take()],
	[22, Kind.notify, c1, { object: notFullId, a: p1 }],
	outside(c1),
]

test.each([
	['a putter that comes to a taker gives the item into its hand', toTaker],
	['a taker that comes to a putter fetches the item out of its hand', fromPutter],
])('%s', (_, lines) => {
	for (let count = 1; count <= lines.length; count++) {
		const { queues, counts, laws } = after(lines.slice(0, count))
		expect(laws.filter((law) => !law.holds)).toEqual([])
		expect(queues[0]).toMatchObject({ depth: 0, peak: 0, items: [], capacity: 0 })
		expect(counts.queued).toBe(0)
	}
	const moment = after(lines)
	const [producer, consumer] = moment.threads
	expect(producer).toMatchObject({ hand: 'empty', done: 1 })
	expect(consumer).toMatchObject({ hand: 'taken', handItem: { id: 1, producer: 'P1' } })
	expect(moment.counts).toMatchObject({ offered: 1, accepted: 1, outside: 0, inService: 1 })
	expect(moment.moves.map(({ thread, into, place }) => [thread, into, place])).toEqual([
		[p1, true, 0],
		[c1, false, 0],
	])
	expect(moment.stretch.inSystem).toBeCloseTo(2 / 23)
})

test('whoever waits has the item in its hand, or gone from it, before it runs', () => {
	const given = after(toTaker.slice(0, -2))
	expect(given.threads[1]).toMatchObject({ state: 'waiting', hand: 'taken' })
	const fetched = after(fromPutter.slice(0, -2))
	expect(fetched.threads[0]).toMatchObject({ state: 'waiting', hand: 'empty' })
})

test('a wake-up that found the item in the hand is not futile, and one that found none is', () => {
	const woken: readonly Line[] = [
		[30, Kind.woken, c1, { object: notEmptyId, b: Waking.notified }],
		[31, Kind.acquire, c1, { object: lockId, ticket: 3 }],
		[32, Kind.release, c1, { object: lockId, ticket: 3 }],
		[33, Kind.worked, c1, { a: 1 }],
		[40, Kind.acquire, c1, { object: lockId, ticket: 4 }],
		[41, Kind.wait, c1, { object: notEmptyId, d: lockId }],
	]
	expect(after([...toTaker, ...woken]).counts).toMatchObject({ wakeups: 1, futileWakeups: 0 })
	const again: readonly Line[] = [
		[50, Kind.notify, p1, { object: notEmptyId, a: c1 }],
		[51, Kind.woken, c1, { object: notEmptyId, b: Waking.notified }],
		[52, Kind.acquire, c1, { object: lockId, ticket: 5 }],
		[53, Kind.wait, c1, { object: notEmptyId, d: lockId }],
	]
	const twice = after([...toTaker, ...woken, ...again])
	expect(twice.counts).toMatchObject({ wakeups: 2, futileWakeups: 1 })
})

test('an item that rests where there is no place breaks the capacity', () => {
	const rests = toTaker.filter(({ 1: kind }) => kind !== Kind.take)
	expect(broken(rests)).toContain('capacity')
	const second: Line = [22, Kind.put, p1, { ...put(), a: 2 }]
	expect(broken([...rests.slice(0, -2), second])).toContain('capacity')
	const counted = toTaker.map((line): Line => {
		return line[1] === Kind.put ? [line[0], line[1], line[2], { ...line[3], b: 1 }] : line
	})
	expect(broken(counted)).toContain('capacity')
})
