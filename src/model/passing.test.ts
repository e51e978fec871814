import { expect, test } from 'vitest'
import type { Cast } from '../trace/cast.ts'
import { Activity, Kind, Refusal } from '../trace/event.ts'
import { recordingToChrome } from './chrome-trace.ts'
import { type Line, momentOfLines, recordingOfLines } from './fixture-lines.ts'
import { blockingQueueCast } from './fixture-run.ts'

const [source, stage, sink, other] = [2, 3, 4, 5]
const [queue1, queue2] = [4, 8]

/** A source, a stage and a sink, with a queue in either gap; and one more stage. */
const cast: Cast = {
	...blockingQueueCast(0, 0, 9),
	threads: [
		[source, 'P1', 0],
		[stage, 'A1', 1],
		[sink, 'B1', 2],
		[other, 'A2', 1],
	].map(([id, name, column]) => ({
		...{ id: Number(id), name: String(name), column: Number(column), role: 'stage' },
		...{ side: id === source ? ('producers' as const) : ('consumers' as const), program: 'x.ts' },
	})),
	objects: [
		...blockingQueueCast(0, 0, 9).objects,
		{
			...{ id: queue2, kind: 'queue', name: 'queue 2', lock: 7, capacity: 9 },
			...{ order: 'FIFO', gap: 1, isBackward: false },
		},
	],
}

const after = (lines: readonly Line[], endUs?: number) => momentOfLines(cast, lines, endUs)
const broken = (lines: readonly Line[]) =>
	after(lines).laws.flatMap((law) => (law.holds ? [] : [law.name]))

const made = (atUs: number): Line[] => [
	[atUs, Kind.work, source, { b: 5, c: Activity.making }],
	[atUs + 5, Kind.worked, source],
]
const put = (item: number, queue: number, depth: number) =>
	({ object: queue, a: item, b: depth, c: 5, d: source }) as const
const take = (item: number, queue: number) => ({ object: queue, a: item, b: 0 }) as const

const through: readonly Line[] = [
	[0, Kind.start, stage],
	[0, Kind.start, sink],
	...made(0),
	[10, Kind.put, source, put(1, queue1, 1)],
	[20, Kind.take, stage, take(1, queue1)],
	[21, Kind.work, stage, { a: 1, b: 9, c: Activity.passing }],
	[30, Kind.worked, stage, { a: 1, c: Activity.passing }],
	[50, Kind.put, stage, put(1, queue2, 1)],
	[80, Kind.take, sink, take(1, queue2)],
	[80, Kind.work, sink, { a: 1, b: 20, c: Activity.handling }],
	[100, Kind.worked, sink, { a: 1 }],
]

test('an item that is passed on is offered and accepted once, and done once, at its end', () => {
	const between = after(through.slice(0, 8), 40)
	expect(between.threads[1]).toMatchObject({ name: 'A1', done: 1, hand: 'taken' })
	expect(between.threads[1]?.handItem?.id).toBe(1)
	expect(between.counts).toMatchObject({ inService: 1, queued: 0, completed: 0 })
	const queued = after(through.slice(0, 9))
	expect(queued.threads[1]).toMatchObject({ done: 1, hand: 'empty', handItem: null })
	expect(queued.counts).toMatchObject({ accepted: 1, offered: 1, inService: 0, queued: 1 })
	const done = after(through)
	expect(done.counts).toMatchObject({ accepted: 1, offered: 1, completed: 1, outside: 0 })
	expect(done.threads.map((thread) => thread.done)).toEqual([1, 1, 1])
	expect(done.laws.filter((law) => !law.holds)).toEqual([])
})

test('what is passed on says so, and its times are of the whole way or of each queue', () => {
	const atWork = after(through.slice(0, 7), 25)
	expect(atWork.threads[1]).toMatchObject({ reason: 'passing on 1', work: { activity: 'passing' } })
	const done = after(through)
	expect(done.latency.summary()).toMatchObject({ count: 1, max: 90 })
	expect(done.wait.summary()).toMatchObject({ count: 2, max: 30, mean: 20 })
	expect(done.answer.summary()).toMatchObject({ count: 1, max: 5 })
	expect(after(through.slice(0, 9)).queues[1]?.items[0]).toMatchObject({ id: 1, putUs: 50 })
	expect(done.moves.map(({ queue, into, thread }) => [queue, into, thread])).toEqual([
		[queue1, true, source],
		[queue1, false, stage],
		[queue2, true, stage],
		[queue2, false, sink],
	])
})

test('a put under a number that is not in the hand of its thread is a new item', () => {
	const moment = after([
		...through.slice(0, 8),
		[50, Kind.put, stage, { ...put(2, queue2, 1), d: stage }],
	])
	expect(moment.counts).toMatchObject({ accepted: 2, offered: 2, inService: 1, queued: 1 })
})

test('what is passed on at once counts for whoever did it', () => {
	const moment = after([...through.slice(0, 6), [50, Kind.put, stage, put(1, queue2, 1)]])
	expect(moment.threads[1]).toMatchObject({ name: 'A1', done: 1, hand: 'empty' })
	expect(moment.counts).toMatchObject({ accepted: 1, inService: 0, queued: 1 })
})

test('an item that is worked on in two goes counts once for whoever did it', () => {
	const twoGoes: readonly Line[] = [
		...through.slice(0, 8),
		[31, Kind.work, stage, { a: 1, b: 9, c: Activity.handling }],
		[40, Kind.worked, stage, { a: 1 }],
	]
	expect(after(twoGoes).threads[1]).toMatchObject({ name: 'A1', done: 1, hand: 'empty' })
	expect(after(twoGoes).counts).toMatchObject({ completed: 1 })
})

test('two threads may pass items on in another order than they took them', () => {
	const lines: readonly Line[] = [
		[10, Kind.put, source, put(1, queue1, 1)],
		[11, Kind.put, source, put(2, queue1, 2)],
		[20, Kind.take, stage, { ...take(1, queue1), b: 1 }],
		[21, Kind.take, other, take(2, queue1)],
		[30, Kind.put, other, put(2, queue2, 1)],
		[31, Kind.put, stage, put(1, queue2, 2)],
	]
	const inOrder: readonly Line[] = [
		[40, Kind.take, sink, { ...take(2, queue2), b: 1 }],
		[50, Kind.take, sink, take(1, queue2)],
	]
	expect(broken([...lines, ...inOrder])).toEqual([])
	const overtaking: Line = [40, Kind.take, sink, { ...take(1, queue2), b: 1 }]
	expect(broken([...lines, overtaking])).toEqual(['first in, first out'])
})

test('where numbers are fresh, one that is out of order breaks the law', () => {
	const fresh: readonly Line[] = [
		[10, Kind.put, source, put(2, queue1, 1)],
		[11, Kind.put, source, put(1, queue1, 2)],
	]
	expect(broken(fresh)).toEqual(['first in, first out'])
})

test('an item that is refused while it is passed on stays in the hand, and is not offered again', () => {
	const refused = after([
		...through.slice(0, 8),
		[35, Kind.reject, stage, { object: queue2, b: Refusal.timedOut, c: 1 }],
	])
	expect(refused.counts).toMatchObject({ offered: 1, rejected: 0, inService: 1 })
	expect(refused.threads[1]).toMatchObject({ hand: 'taken', refused: 1 })
	expect(refused.refusedBy).toEqual({ 'at once': 0, 'timed out': 1, thrown: 0, limited: 0 })
})

test('an item that was to be passed on and never was is lost, not done', () => {
	const left = after([...through.slice(0, 8), [60, Kind.finish, stage]])
	expect(left.counts).toMatchObject({ completed: 0, dropped: 1, inService: 0 })
	expect(left.laws.filter((law) => !law.holds)).toEqual([])
	const again = after([
		...through.slice(0, 8),
		[60, Kind.put, source, put(2, queue1, 1)],
		[70, Kind.take, stage, take(2, queue1)],
	])
	expect(again.counts).toMatchObject({ completed: 0, dropped: 1, inService: 1 })
	expect(again.laws.filter((law) => !law.holds)).toEqual([])
})

test('a consumer notices what lies in the gap before it, not what lies behind it', () => {
	const waiting = (queue: number, reader: number): Line[] => [
		[0, Kind.start, reader],
		[10, Kind.put, source, put(1, queue, 1)],
		[50, Kind.look, other, { object: queue }],
	]
	expect(after(waiting(queue1, stage)).detection.summary()).toMatchObject({ count: 1, max: 40 })
	expect(after(waiting(queue2, sink)).detection.summary()).toMatchObject({ count: 1, max: 40 })
	expect(after(waiting(queue2, stage)).detection.count).toBe(0)
})

test('Chrome shows one arrow for an item, through every queue that it passes', () => {
	const recording = recordingOfLines(cast, through)
	const { traceEvents } = JSON.parse(recordingToChrome(recording)) as {
		traceEvents: { ph: string; id?: string; tid: number; name: string }[]
	}
	const arrow = traceEvents.filter(({ id }) => id !== undefined)
	expect(arrow.map(({ ph, id, tid }) => [ph, id, tid])).toEqual([
		['s', '1', source],
		['t', '1', stage],
		['t', '1', stage],
		['f', '1', sink],
	])
	const counters = traceEvents.filter(({ ph }) => ph === 'C').map(({ name }) => name)
	expect(new Set(counters)).toEqual(new Set(['queue', 'queue 2']))
})
