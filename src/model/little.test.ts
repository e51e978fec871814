import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Activity, Kind, Loss, type TraceEvent } from '../trace/event.ts'
import { type Line, eventsOfLines, recordingOfLines } from './fixture-lines.ts'
import { queueId } from './fixture-monitor.ts'
import { blockingQueueCast, playBlockingQueue } from './fixture-run.ts'
import type { Moment } from './moment.ts'
import { Recording } from './recording.ts'

const cast = blockingQueueCast(2, 3, 1000)
const [makers, takers] = [
	[2, 3],
	[4, 5, 6],
]

/** How far the time of all items, one by one, is from the number inside times the time, µs. */
function gapOf({ atUs, stretch }: Moment): number {
	return stretch.sojournSumUs - stretch.inSystem * (atUs - stretch.fromUs)
}

/** From when to when each item was in the system; Infinity while it is. */
type Lives = Map<number, { readonly fromUs: number; toUs: number }>

interface Played {
	readonly lines: readonly Line[]
	readonly lives: Lives
	readonly turnedUs: number
}

/** What happens next, and how long after what happened last. */
type Step = readonly [deed: 'put' | 'take' | 'done' | 'pass' | 'drop' | 'turn', us: number]

const steps = fc.array(
	fc.tuple(
		fc.constantFrom<Step[0]>('put', 'put', 'put', 'take', 'take', 'done', 'pass', 'drop', 'turn'),
		fc.nat({ max: 50 }),
	),
	{ maxLength: 120 },
)

/** Items that come and go by chance: put, taken, done, put back, dropped, while a knob is turned. */
function play(chosen: readonly Step[]): Played {
	const lines: Line[] = []
	const lives: Lives = new Map()
	const queued: number[] = []
	const hands = new Map<number, number>()
	let [atUs, last, turnedUs] = [0, 0, 0]
	const end = (item: number) => {
		const life = lives.get(item)
		if (life !== undefined) life.toUs = atUs
	}
	for (const [index, [deed, us]] of chosen.entries()) {
		atUs += us
		const taker = takers[index % takers.length] ?? 0
		const item = hands.get(taker)
		const maker = makers[index % 2] ?? 0
		if (deed === 'turn') {
			turnedUs = atUs
			lines.push([atUs, Kind.turned, 1, { a: 0, b: 1000 }])
		} else if (deed === 'put') {
			last += 1
			queued.push(last)
			lives.set(last, { fromUs: atUs, toUs: Infinity })
			const words = { object: queueId, a: last, b: queued.length, c: atUs, d: maker }
			lines.push([atUs, Kind.put, maker, words])
		} else if (deed === 'take' && item === undefined && queued.length > 0) {
			const taken = queued.shift() ?? 0
			hands.set(taker, taken)
			lines.push([atUs, Kind.take, taker, { object: queueId, a: taken, b: queued.length }])
		} else if (deed === 'done' && item !== undefined) {
			hands.delete(taker)
			end(item)
			lines.push([atUs, Kind.work, taker, { a: item, c: Activity.handling }])
			lines.push([atUs, Kind.worked, taker, { a: item }])
		} else if (deed === 'pass' && item !== undefined) {
			hands.delete(taker)
			queued.push(item)
			const words = { object: queueId, a: item, b: queued.length, c: atUs, d: maker }
			lines.push([atUs, Kind.put, taker, words])
		} else if (deed === 'drop' && queued.length > 0) {
			const dropped = queued.splice(index % queued.length, 1)[0] ?? 0
			end(dropped)
			const words = { object: queueId, a: dropped, b: queued.length, c: Loss.dropped }
			lines.push([atUs, Kind.drop, maker, words])
		}
	}
	return { lines, lives, turnedUs }
}

test("Little's law is an identity on every trace, over every stretch, at every time", () => {
	fc.assert(
		fc.property(steps, fc.nat({ max: 500 }), (chosen, restUs) => {
			const { lines, lives, turnedUs } = play(chosen)
			const endUs = (lines.at(-1)?.[0] ?? 0) + restUs
			const moment = recordingOfLines(cast, lines, endUs).momentAt(endUs)
			const { stretch } = moment
			expect(stretch.fromUs).toBe(turnedUs)
			expect(gapOf(moment)).toBeCloseTo(0, 6)
			let sumUs = 0
			for (const { fromUs, toUs } of lives.values()) {
				sumUs += Math.max(0, Math.min(toUs, endUs) - Math.max(fromUs, turnedUs))
			}
			expect(stretch.sojournSumUs).toBe(sumUs)
			const came = [...lives.values()].filter(({ fromUs }) => fromUs > turnedUs).length
			expect(stretch.accepted).toBeGreaterThanOrEqual(came)
			expect(moment.laws.filter((law) => !law.holds && law.name === 'conservation')).toEqual([])
		}),
	)
})

const { cast: long, events, endUs } = playBlockingQueue({ endUs: 2_000_000 })

function gapAt(records: readonly TraceEvent[]): number {
	const recording = new Recording(long)
	recording.append(records, endUs)
	return gapOf(recording.momentAt(endUs))
}

test('the identity holds for a run of threads, now and for every moment before', () => {
	const recording = new Recording(long, { keyframeEvery: 64 })
	recording.append(events, endUs)
	for (let us = endUs; us >= 0; us -= 99_999) {
		const moment = recording.momentAt(us)
		expect(gapOf(moment)).toBeCloseTo(0, 3)
		expect(moment.stretch.accepted).toBe(moment.counts.accepted)
	}
	expect(recording.momentAt(endUs).stretch.sojournSumUs).toBeGreaterThan(1_000_000)
})

test('a record that was lost and not told breaks the identity', () => {
	const puts = events.filter(({ kind }) => kind === Kind.put)
	for (const lost of [puts[0], puts[7]]) {
		expect(lost).toBeDefined()
		expect(Math.abs(gapAt(events.filter((event) => event !== lost)))).toBeGreaterThan(1000)
	}
})

test('records that were lost and told leave the identity of what is known', () => {
	for (const from of [40, 90, 200]) {
		const gap = { ...(events[from] as TraceEvent), kind: Kind.gap, a: 25 }
		expect(gapAt([...events.slice(0, from), gap, ...events.slice(from + 25)])).toBeCloseTo(0, 3)
	}
})

test('an item fails with its thread and is inside no longer', () => {
	const lines: readonly Line[] = [
		[0, Kind.put, 2, { object: queueId, a: 1, b: 1, d: 2 }],
		[10, Kind.take, 4, { object: queueId, a: 1 }],
		[30, Kind.fail, 4],
	]
	const recording = new Recording(cast)
	recording.append(eventsOfLines(lines), 90)
	const moment = recording.momentAt(90)
	expect(moment.stretch.sojournSumUs).toBe(30)
	expect(gapOf(moment)).toBeCloseTo(0, 6)
})
