import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Kind, Refusal } from '../../trace/event.ts'
import type { KnobValue } from '../knob.ts'
import { poolAdmission } from './scene.ts'

type Values = Readonly<Record<string, KnobValue>>

/** The run to its end. Tasks are so long that none is done before the last has been submitted. */
async function played(values: Values): Promise<Play> {
	const long = { service: 5000, ...values }
	const play = await new Play(poolAdmission, {
		values: long,
		pace: 10,
	}).begin()
	await play.until(() => play.ending !== null)
	expect(play.ending).toEqual({ kind: 'finished' })
	expect(play.lost).toBe(0)
	return play
}

/** Numbers of the items that events of `kind` tell of, in order. */
function numbers(play: Play, kind: Kind, thread?: string): number[] {
	const all = thread === undefined ? play.events : play.of(thread)
	return all.filter((event) => event.kind === kind).map(({ a }) => a)
}

/** In the order in which somebody began with them. */
function begun(play: Play): number[] {
	const isBegin = ({ kind }: { kind: Kind }) =>
		kind === Kind.serve || kind === Kind.take
	return play.events.filter(isBegin).map(({ a }) => a)
}

function refused(play: Play): { numbers: number[]; ways: Set<number> } {
	const all = play.events.filter(({ kind }) => kind === Kind.reject)
	return {
		numbers: all.map(({ c }) => c),
		ways: new Set(all.map(({ b }) => b)),
	}
}

const sorted = (some: readonly number[]) =>
	some.toSorted((a, b) => a - b)

/** Done by threads of the pool, sorted. */
function doneByPool(play: Play): number[] {
	const submitter = play.idOf('S1')
	return sorted(
		play.events
			.filter(
				({ kind, thread }) =>
					kind === Kind.worked && thread !== submitter,
			)
			.map(({ a }) => a),
	)
}

test('two core threads, four at most, three places: 1 2 6 7 start, 3 4 5 wait, 8 and 9 are rejected', async () => {
	const play = await played({})
	expect(begun(play).slice(0, 4)).toEqual([1, 2, 6, 7])
	expect(sorted(begun(play).slice(4))).toEqual([3, 4, 5])
	expect(numbers(play, Kind.take)).toEqual([3, 4, 5])
	expect(refused(play)).toEqual({
		numbers: [8, 9],
		ways: new Set([Refusal.thrown]),
	})
})

const two = { core: 2, max: 2, tasks: 7 }

test('two threads, three places, seven tasks: the submitter runs 6 and 7 itself, the pool does 5', async () => {
	const play = await new Play(poolAdmission, {
		values: { ...two, full: 'caller runs', service: 5000 },
		pace: 3,
	}).begin()
	await play.until(() => play.count(Kind.put) === 3)
	// What the submitter does itself is short, the tasks that run are not.
	await play.run.setKnob('service', 10)
	await play.until(() => play.ending !== null)
	expect(numbers(play, Kind.serve, 'S1')).toEqual([6, 7])
	expect(numbers(play, Kind.worked, 'S1')).toEqual([6, 7])
	expect(doneByPool(play)).toEqual([1, 2, 3, 4, 5])
	expect(numbers(play, Kind.reject)).toEqual([])
})

test('two threads, three places, seven tasks: 6 and 7 vanish, and nobody is told', async () => {
	const play = await played({ ...two, full: 'discard' })
	expect(doneByPool(play)).toEqual([1, 2, 3, 4, 5])
	expect(refused(play)).toEqual({
		numbers: [6, 7],
		ways: new Set([Refusal.atOnce]),
	})
})

test('two threads, three places, seven tasks: the oldest make room, so 1, 2, 5, 6 and 7 are done', async () => {
	const play = await played({ ...two, full: 'discard oldest' })
	expect(numbers(play, Kind.drop)).toEqual([3, 4])
	expect(doneByPool(play)).toEqual([1, 2, 5, 6, 7])
	expect(refused(play).numbers).toEqual([])
})

test('who waits for room loses nothing: all are done, in the order of the queue', async () => {
	const play = await played({
		...{ ...two, full: 'block' },
		service: 1000,
	})
	expect(doneByPool(play)).toEqual([1, 2, 3, 4, 5, 6, 7])
	expect(begun(play)).toEqual([1, 2, 3, 4, 5, 6, 7])
	const waits = play.of('S1').filter(({ kind }) => kind === Kind.wait)
	expect(waits.length).toBeGreaterThan(0)
})

test('with room for all the pool never grows: seven are queued, and two threads do everything', async () => {
	const play = await played({ capacity: 100, service: 2000 })
	expect(numbers(play, Kind.put)).toEqual([3, 4, 5, 6, 7, 8, 9])
	expect(doneByPool(play)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
	const busy = ['T1', 'T2', 'T3', 'T4'].filter(
		(name) => play.of(name, Kind.worked).length > 0,
	)
	expect(busy).toHaveLength(2)
})

test('no core, no place, four threads: four of six run at once, two are rejected', async () => {
	const play = await played({ core: 0, capacity: 0, tasks: 6 })
	expect(begun(play)).toEqual([1, 2, 3, 4])
	expect(numbers(play, Kind.put)).toEqual([])
	expect(refused(play).numbers).toEqual([5, 6])
})

test('no core, but places: one thread is started for what is queued', async () => {
	const play = await played({ core: 0, max: 1, tasks: 3, service: 500 })
	expect(numbers(play, Kind.serve)).toEqual([])
	expect(numbers(play, Kind.take)).toEqual([1, 2, 3])
})

test('without a place a task goes to a thread that waits, and is never at rest', async () => {
	const play = await played({
		...{ core: 1, max: 1, capacity: 0 },
		...{ tasks: 4, service: 10 },
	})
	expect(numbers(play, Kind.serve)).toEqual([1, 2, 3, 4])
	expect(numbers(play, Kind.put)).toEqual([])
	expect(refused(play).numbers).toEqual([])
})

test.each([
	['shutdown', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], []],
	['now', [1, 2], [3, 4, 5, 6, 7, 8, 9, 10]],
])(
	'%s: who is done, and what is thrown away',
	async (stop, done, dropped) => {
		const play = await played({
			...{ core: 2, max: 2, capacity: 100, tasks: 10 },
			stop,
		})
		expect(doneByPool(play)).toEqual(done)
		expect(numbers(play, Kind.drop)).toEqual(dropped)
		expect(refused(play).numbers).toEqual([])
	},
)
