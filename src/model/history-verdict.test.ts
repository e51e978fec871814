import { expect, test } from 'vitest'
import { Kind, type TraceEvent } from '../trace/event.ts'
import { playBlockingQueue } from './fixture-run.ts'
import { type Bounds, HistoryReader } from './history.ts'
import { decideHistory } from './history-exact.ts'
import { HistoryCheck } from './history-verdict.ts'

const run = playBlockingQueue({
	producers: 3,
	consumers: 3,
	capacity: 3,
	endUs: 6_000_000,
	handlingUs: 60_000,
	changes: [
		[2_000_000, 1],
		[4_000_000, 5],
	],
})
const { cast } = run
// Nobody is inside at the end.
const events = run.events.slice(
	0,
	run.events.findLastIndex(({ kind }) => kind === Kind.release) + 1,
)
const moves = events.filter(({ kind }) => kind === Kind.put || kind === Kind.take)
const bothBounds: readonly Bounds[] = ['section', 'call']

function verdictOf(records: readonly TraceEvent[], bounds: Bounds = 'section', atOnce = Infinity) {
	const check = new HistoryCheck(cast, bounds)
	for (let at = 0; at < records.length; at += Math.min(atOnce, records.length)) {
		check.append(records.slice(at, at + atOnce))
	}
	check.finish()
	const [verdict] = check.verdicts()
	if (!verdict) throw new Error('there is one queue')
	return verdict
}

test.each(bothBounds)('a correct run is legal by %s, and every operation was checked', (bounds) => {
	const resizes = 2
	expect(verdictOf(events, bounds)).toEqual({
		queue: 4,
		name: 'queue',
		holds: true,
		operations: moves.length + resizes,
		isPartial: false,
		sentence: `This run was a legal first-in-first-out queue: ${moves.length + resizes} operations checked.`,
		violation: null,
	})
	expect(moves.length).toBeGreaterThan(150)
})

test.each(bothBounds)(
	'told record by record or at once by %s, the verdict is the same',
	(bounds) => {
		expect(verdictOf(events, bounds, 1)).toEqual(verdictOf(events, bounds))
	},
)

test('live, all but what is under way is checked', () => {
	const check = new HistoryCheck(cast)
	events.forEach((event, index) => {
		check.append([event])
		const done = events.slice(0, index + 1).filter(({ kind, object }) => {
			return (kind === Kind.put || kind === Kind.take || kind === Kind.capacity) && object === 4
		})
		expect(check.verdicts()[0]?.operations).toBeGreaterThanOrEqual(done.length - 1)
	})
})

test.each(bothBounds)('by %s, the exact search agrees that a correct run is legal', (bounds) => {
	const queue = cast.objects.find((object) => object.kind === 'queue')
	if (!queue) throw new Error('there is a queue')
	const reader = new HistoryReader(cast, queue, bounds)
	const operations = [...reader.read(events), ...reader.rest()]
	const { verdict, ordered } = decideHistory(operations, { capacity: 3 })
	expect({ verdict, ordered }).toEqual({ verdict: 'legal', ordered: operations.length })
})

test('bounds by section lie within bounds by call', () => {
	const queue = cast.objects.find((object) => object.kind === 'queue')
	if (!queue) throw new Error('there is a queue')
	const [sections, calls] = bothBounds.map((bounds) =>
		new HistoryReader(cast, queue, bounds).read(events),
	)
	const wider = new Map(calls?.map((one) => [`${one.kind} ${one.item}`, one]))
	let waited = 0
	for (const section of sections ?? []) {
		const call = wider.get(`${section.kind} ${section.item}`)
		expect(call?.called).toBeLessThanOrEqual(section.called)
		expect(call?.returned).toBe(section.returned)
		if ((call?.called ?? 0) < section.called) waited++
	}
	expect(waited).toBeGreaterThan(20)
})

function changed(change: (move: TraceEvent, index: number) => TraceEvent | null) {
	return events.flatMap((event) => {
		const index = moves.indexOf(event)
		return index < 0 ? event : (change(event, index) ?? [])
	})
}

const takes = moves.filter(({ kind }) => kind === Kind.take)
const [first, second] = takes.slice(30, 32)

const planted: readonly (readonly [string, string, readonly TraceEvent[]])[] = [
	[
		'two takes swapped',
		'overtaken',
		changed((move) => {
			if (move === first) return { ...move, a: second?.a ?? 0 }
			return move === second ? { ...move, a: first?.a ?? 0 } : move
		}),
	],
	[
		'an item taken twice',
		'taken twice',
		changed((move) => (move === second ? { ...move, a: first?.a ?? 0 } : move)),
	],
	['a put left out', 'miscounted', changed((move, index) => (index === 60 ? null : move))],
	[
		'a stranger taken',
		'never put',
		changed((move) => (move === first ? { ...move, a: 999 } : move)),
	],
	[
		'a put into a full queue',
		'overfull',
		events.map((event) => (event.kind === Kind.capacity ? { ...event, a: 1 } : event)),
	],
]

test.each(planted)('%s is found: %s', (_, pattern, records) => {
	const { holds, violation, sentence } = verdictOf(records)
	expect({ holds, pattern: violation?.pattern }).toEqual({ holds: false, pattern })
	expect(sentence).toMatch(/^This run was no first-in-first-out queue: at [\d.]+ ms, [PC]\d /)
})

test('after a loss nothing is claimed about what followed', () => {
	const gap = { ...(events[500] as TraceEvent), kind: Kind.gap, a: 17 }
	const { holds, isPartial, operations, sentence } = verdictOf([
		...events.slice(0, 500),
		gap,
		...events.slice(517),
	])
	expect({ holds, isPartial }).toEqual({ holds: true, isPartial: true })
	expect(sentence).toBe(
		`The ${operations} operations before records were lost were those of a legal first-in-first-out queue; the others were not checked.`,
	)
	const check = new HistoryCheck(cast)
	check.append(events.slice(100), 3)
	expect(check.verdicts()[0]).toMatchObject({ operations: 0, isPartial: true })
})

test('an operation outside any section is held to the records of its thread around it', () => {
	const nothing = { atUs: 0, site: 0, ticket: 0, c: 0, d: 2 }
	const record = (thread: number, kind: Kind, a = 0, b = 0): TraceEvent => {
		const object = kind === Kind.put || kind === Kind.take ? 4 : 0
		return { ...nothing, thread, kind, object, a, b, ...(object === 0 ? {} : { d: thread }) }
	}
	const spin = (thread: number) => record(thread, Kind.spin)
	const overlapping = [spin(2), spin(5), record(5, Kind.take, 1), record(2, Kind.put, 1, 1)]
	expect(verdictOf([...overlapping, spin(2), spin(5)])).toMatchObject({ operations: 2 })
	expect(verdictOf([...overlapping, spin(2), spin(5)]).violation?.pattern).not.toBe('never put')
	const apart = [spin(5), record(5, Kind.take, 1), spin(5), spin(2), record(2, Kind.put, 1, 1)]
	expect(verdictOf([...apart, spin(2)]).violation?.pattern).toBe('taken too early')
})
