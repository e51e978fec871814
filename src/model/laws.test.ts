import { expect, test } from 'vitest'
import type { Cast } from '../trace/cast.ts'
import { Kind, type TraceEvent } from '../trace/event.ts'
import { playBlockingQueue } from './fixture-run.ts'
import { parseTimeline } from './fixture-timeline.ts'
import { type LawName, lawNames } from './laws.ts'
import { Recording } from './recording.ts'

const { cast, events, endUs } = playBlockingQueue({ endUs: 1_000_000 })

function brokenBy(records: readonly TraceEvent[], untilUs = endUs): readonly string[] {
	const recording = new Recording(cast)
	recording.append(records, untilUs)
	const { laws } = recording.momentAt(recording.endUs)
	return laws.filter((law) => !law.holds).map((law) => law.name)
}

/** The run with its nth record of a kind changed, or left out when the change says null. */
function changed(kind: Kind, nth: number, change: (event: TraceEvent) => TraceEvent | null) {
	const target = events.filter((event) => event.kind === kind)[nth]
	expect(target).toBeDefined()
	return events.flatMap((event) => (event === target ? (change(event) ?? []) : event))
}

const swappedTakes = (() => {
	const [first, second] = events.filter((event) => event.kind === Kind.take).slice(4, 6)
	return events.map((event) => {
		if (event === first) return { ...event, a: second?.a ?? 0 }
		if (event === second) return { ...event, a: first?.a ?? 0 }
		return event
	})
})()

const late = events.findIndex((event) => event.atUs > 500_000)

test('a correct run keeps every law', () => {
	expect(brokenBy(events)).toEqual([])
})

const twins: readonly (readonly [LawName, string, readonly TraceEvent[]])[] = [
	['conservation', 'a take that was never written', changed(Kind.take, 3, () => null)],
	[
		'conservation',
		'a depth that is not what was put',
		changed(Kind.put, 5, (event) => ({ ...event, b: event.b + 1 })),
	],
	['first in, first out', 'two items that leave in the wrong order', swappedTakes],
	[
		'first in, first out',
		'an item made before the former one of its producer',
		changed(Kind.put, 12, (event) => ({ ...event, c: 1 })),
	],
	['capacity', 'a put beyond the capacity', changed(Kind.put, 5, (event) => ({ ...event, b: 7 }))],
	['mutual exclusion', 'a section never closed', changed(Kind.release, 9, () => null)],
	[
		'mutual exclusion',
		'a ticket left out',
		changed(Kind.acquire, 9, (event) => ({ ...event, ticket: event.ticket + 1 })),
	],
	[
		'mutual exclusion',
		'a release by somebody else',
		changed(Kind.release, 9, (event) => ({ ...event, thread: event.thread === 2 ? 3 : 2 })),
	],
	[
		'no duplicate',
		'an item that leaves twice',
		changed(Kind.take, 4, (event) => ({ ...event, a: event.a - 1 })),
	],
	[
		'time in states',
		'a clock that runs backwards',
		events.map((event, index) => (index < late ? event : { ...event, atUs: event.atUs - 300_000 })),
	],
]

test.each(twins)('%s is broken by %s', (law, _, records) => {
	expect(brokenBy(records)).toContain(law)
})

test('every law has a broken twin', () => {
	const tested = new Set([...twins.map(([law]) => law), 'no stuck waiter'])
	expect(lawNames.filter((law) => !tested.has(law))).toEqual([])
})

test('a law that was broken stays broken, and says when and how', () => {
	const recording = new Recording(cast)
	recording.append(
		changed(Kind.put, 5, (event) => ({ ...event, b: 7 })),
		endUs,
	)
	const at = events.filter((event) => event.kind === Kind.put)[5]?.atUs ?? 0
	const capacityAt = (us: number) =>
		recording.momentAt(us).laws.find((law) => law.name === 'capacity')
	expect(capacityAt(at - 1)?.holds).toBe(true)
	expect(capacityAt(at)?.holds).toBe(false)
	expect(capacityAt(endUs)).toEqual({
		name: 'capacity',
		holds: false,
		detail: `at ${(at / 1000).toFixed(3)} ms: 7 items in queue of 6`,
	})
})

test('a waiter beside room is stuck once nothing has happened for a second', () => {
	const stuck = parseTimeline('P1  pp###\nC1  .....tt', { capacity: 2 })
	const beforeWake = stuck.events.filter(
		({ kind, atUs }) => kind !== Kind.notify && (kind !== Kind.woken || atUs < 5000),
	)
	const recording = new Recording(stuck.cast)
	const last = beforeWake.at(-1)?.atUs ?? 0
	recording.append(beforeWake, last + 3_000_000)
	const stuckAt = (us: number) =>
		recording.momentAt(us).laws.find((law) => law.name === 'no stuck waiter')
	expect(recording.momentAt(last).conditions[0]?.waiting).toEqual([2])
	expect(stuckAt(last + 1_000_000)?.holds).toBe(true)
	expect(stuckAt(last + 1_000_001)?.holds).toBe(false)
	expect(stuckAt(last + 1_000_001)?.detail).toContain('queue has room')
	const after = { ...beforeWake[0], atUs: last + 3_000_001, kind: Kind.spin, thread: 3 }
	recording.append([after as TraceEvent], last + 3_000_002)
	expect(stuckAt(last + 3_000_002)?.detail).toContain('at ')
})

test('a waiter under the second lock of the only queue is stuck beside an item, among two queues nobody knows', () => {
	const waits = parseTimeline('P1  ..p\nC1  zzz', { capacity: 2 })
	const unheard = waits.events.filter(({ kind }) => kind !== Kind.notify)
	const [queue] = waits.cast.objects.filter((one) => one.kind === 'queue')
	const holdsWith = (objects: Cast['objects']) => {
		const moved = objects.map((one) => (one.kind === 'queue' ? { ...one, lock: 9 } : one))
		const recording = new Recording({ ...waits.cast, objects: moved })
		recording.append(unheard, 5_000_000)
		return recording.momentAt(5_000_000).laws.find(({ name }) => name === 'no stuck waiter')?.holds
	}
	expect(holdsWith(waits.cast.objects)).toBe(false)
	if (queue === undefined) throw new Error('the timeline has a queue')
	expect(holdsWith([...waits.cast.objects, { ...queue, id: 30, name: 'other' }])).toBe(true)
})

test('a waiter is not stuck while another is woken, or while you hold a thread', () => {
	const { cast: two, events: records } = parseTimeline('P1  pp#####\nP2  --#####\nC1  ...tt', {
		capacity: 2,
	})
	const [last] = records.slice(-1)
	if (last === undefined) throw new Error('the timeline has records')
	const holdsAfter = (extra: Partial<TraceEvent>) => {
		const recording = new Recording(two)
		recording.append([...records, { ...last, a: 0, b: 0, c: 0, d: 0, ...extra }], 9_000_000)
		return recording.momentAt(9_000_000).laws.find((law) => law.name === 'no stuck waiter')?.holds
	}
	expect(holdsAfter({ kind: Kind.awake, thread: 4 })).toBe(false)
	expect(holdsAfter({ kind: Kind.notify, object: 2, thread: 4, a: 2 })).toBe(true)
	expect(holdsAfter({ kind: Kind.held, thread: 4 })).toBe(true)
})

test('a waiter for room in a full queue is not stuck, however long it waits', () => {
	const { cast: full, events: records } = parseTimeline('P1  pp###', { capacity: 2 })
	const recording = new Recording(full)
	recording.append(records, 60_000_000)
	expect(recording.momentAt(60_000_000).laws.filter((law) => !law.holds)).toEqual([])
})

test('after a loss the laws that need every record are honestly not checked', () => {
	const gap = { ...(events[100] as TraceEvent), kind: Kind.gap, a: 17 }
	const withLoss = [...events.slice(0, 100), gap, ...events.slice(117)]
	const recording = new Recording(cast)
	recording.append(withLoss, endUs)
	const { laws, counts } = recording.momentAt(endUs)
	expect(counts.recordsLost).toBe(17)
	expect(laws.filter((law) => !law.holds)).toEqual([])
	const unchecked = laws.filter((law) => law.detail === 'not checked since 17 records were lost')
	expect(unchecked.map((law) => law.name)).toEqual(lawNames.slice(0, -1))
	expect(laws.at(-1)?.detail).toContain('fill their time exactly')
})

test('the same loss unannounced breaks a law', () => {
	expect(brokenBy([...events.slice(0, 100), ...events.slice(117)])).not.toEqual([])
})

test('the sum in words says where every item is', () => {
	const recording = new Recording(cast)
	recording.append(events, endUs)
	const { counts, laws } = recording.momentAt(endUs)
	const inHands = counts.outside + counts.inService
	const { offered, completed, queued } = counts
	expect(laws[0]?.detail).toBe(
		`begun ${offered} = done ${completed} + queued ${queued} + in hands ${inHands}`,
	)
	expect(offered).toBe(completed + queued + inHands)
	expect(completed).toBeGreaterThan(10)
})
