import { expect, test } from 'vitest'
import { Activity, Kind } from '../trace/event.ts'
import { recordingOfLines } from './fixture-lines.ts'
import { queueId as object } from './fixture-monitor.ts'
import { blockingQueueCast } from './fixture-run.ts'
import { fromArrival } from './from-arrival.ts'

const cast = blockingQueueCast(1, 1, 10)
const c = Activity.handling

test('an item is as old as its arrival says, not as its put', () => {
	const { duesUs, toDone, inTime } = fromArrival(
		recordingOfLines(cast, [
			[500, Kind.put, 2, { object, a: 1, b: 1, c: 100 }],
			[600, Kind.put, 2, { object, a: 2, b: 2, c: 200 }],
			[700, Kind.take, 3, { object, a: 1, b: 1 }],
			[1100, Kind.worked, 3, { a: 1, c }],
			[1150, Kind.take, 3, { object, a: 2, b: 0 }],
			[1400, Kind.worked, 3, { a: 2, c }],
		]),
		1000,
	)
	expect(duesUs).toEqual([100, 200])
	expect(toDone.summary()).toMatchObject({ count: 2, mean: 1100, max: 1200 })
	expect(inTime).toBe(1)
})

test('a dead letter has come, and is never done; what is passed on has come once', () => {
	const { duesUs, toDone } = fromArrival(
		recordingOfLines(cast, [
			[500, Kind.put, 2, { object, a: 1, b: 1, c: 100 }],
			[600, Kind.deadLetter, 2, { object, a: 2, c: 50 }],
			[700, Kind.take, 3, { object, a: 1 }],
			[800, Kind.put, 3, { object, a: 1, b: 1, c: 100 }],
		]),
		1000,
	)
	expect(duesUs).toEqual([50, 100])
	expect(toDone.count).toBe(0)
})

test('times of arrival are told modulo 2^32', () => {
	const atUs = 2 ** 32 + 50
	const { duesUs } = fromArrival(
		recordingOfLines(cast, [[atUs, Kind.put, 2, { object, a: 1, b: 1, c: -20 }]]),
		1000,
	)
	expect(duesUs).toEqual([2 ** 32 - 20])
})

const start = [0, Kind.start, 3] as const
const put = (atUs: number, a: number, more = {}) => {
	return [atUs, Kind.put, 2, { object, a, b: 1, c: atUs, ...more }] as const
}

test('an item is noticed when anybody looks, and counts only if a consumer had nothing in hand', () => {
	const { noticed } = fromArrival(
		recordingOfLines(cast, [
			start,
			put(100, 1),
			[130, Kind.look, 3, { object }],
			[140, Kind.take, 3, { object, a: 1 }],
			put(150, 2),
			[200, Kind.worked, 3, { a: 1, c }],
			[400, Kind.take, 3, { object, a: 2 }],
		]),
		1000,
	)
	expect(noticed.summary()).toMatchObject({ count: 1, mean: 30 })
})

test('what lies in the mailbox of a busy actor is not unnoticed, however idle other threads are', () => {
	const { objects, threads } = blockingQueueCast(1, 2, 10)
	const owned = objects.map((one) => (one.id === object ? { ...one, owner: 'clerk' } : one))
	const { noticed } = fromArrival(
		recordingOfLines({ ...cast, threads, objects: owned }, [
			start,
			[0, Kind.start, 4],
			put(100, 1),
			[110, Kind.take, 3, { object, a: 1 }],
			put(150, 2),
			[500, Kind.worked, 3, { a: 1, c }],
			[500, Kind.take, 3, { object, a: 2 }],
		]),
		1000,
	)
	expect(noticed.summary()).toMatchObject({ count: 1, max: 10 })
})
