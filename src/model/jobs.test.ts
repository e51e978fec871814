import { expect, test } from 'vitest'
import { Kind, Loss } from '../trace/event.ts'
import {
	attempt,
	begun,
	ended,
	failedOnce,
	job,
	jobsCast as cast,
	plainCast,
	put,
	storeId,
	take,
	w1,
	w2,
} from './fixture-jobs.ts'
import { type Line, eventsOfLines, momentOfLines } from './fixture-lines.ts'
import { queueId } from './fixture-monitor.ts'
import type { Moment } from './moment.ts'
import { Recording } from './recording.ts'

const after = (lines: readonly Line[], endUs?: number) => momentOfLines(cast, lines, endUs)
const broken = ({ laws }: Moment) => laws.flatMap(({ name, holds }) => (holds ? [] : [name]))

const done: readonly Line[] = [...begun, job(62, w1, 1, 'done', 1)]

test('an attempt that ends is no end of its job: the record that says so is', () => {
	const tried = after(begun)
	expect(tried.counts).toMatchObject({ accepted: 1, inService: 1, completed: 0 })
	expect(tried.threads[1]).toMatchObject({ done: 1, hand: 'taken' })
	expect(after(begun.slice(0, -1)).threads[1]?.work?.activity).toBe('attempting')
	const moment = after(done)
	expect(moment.counts).toMatchObject({ accepted: 1, inService: 0, completed: 1, queued: 0 })
	expect(moment.threads[1]).toMatchObject({ hand: 'empty', handItem: null })
	expect(moment.latency.summary()).toMatchObject({ count: 1, max: 50 })
	expect(moment.answer.summary()).toMatchObject({ count: 1, max: 7 })
	expect(moment.jobs).toMatchObject([
		{ name: 'job store', attempts: 1, failedAttempts: 0, leasesLost: 0 },
	])
	expect(moment.jobs[0]?.counts).toEqual({ pending: 0, running: 0, done: 1, failed: 0, dead: 0 })
	expect(moment.jobs[0]?.recent).toEqual([
		{ id: 1, kind: 1, status: 'done', attempt: 1, sinceUs: 62, thread: 0 },
	])
	expect(broken(moment)).toEqual([])
})

test.each([
	['failed', { failed: 1, deadLettered: 0 }],
	['dead', { failed: 0, deadLettered: 1 }],
] as const)('a job that is %s is counted so, and is no completion', (status, counted) => {
	const moment = after([...begun, job(62, w1, 1, status, 1, 1)])
	expect(moment.counts).toMatchObject({ completed: 0, inService: 0, ...counted })
	expect(moment.jobs[0]).toMatchObject({ failedAttempts: 1 })
	expect(moment.latency.count).toBe(0)
	expect(broken(moment)).toEqual([])
})

test('a job that waits for its next attempt lies in no queue, is queued, and came once', () => {
	const between = after(failedOnce.slice(0, begun.length + 1), 80)
	expect(between.counts).toMatchObject({ inService: 0, queued: 1, completed: 0 })
	expect(between.queues[0]?.depth).toBe(0)
	expect(between.threads[1]).toMatchObject({ hand: 'empty' })
	expect(between.jobs[0]?.recent).toMatchObject([{ status: 'pending', attempt: 1, thread: 0 }])
	const back = after(failedOnce.slice(0, begun.length + 2))
	expect(back.counts).toMatchObject({ offered: 1, accepted: 1, queued: 1, inService: 0 })
	expect(back.queues[0]?.items[0]).toMatchObject({ id: 1, producer: 'P1', madeUs: 5, putUs: 90 })
	expect(back.moves.at(-1)).toMatchObject({ thread: w1, into: true })
	const moment = after(failedOnce)
	expect(moment.counts).toMatchObject({ offered: 1, accepted: 1, completed: 1 })
	expect(moment.latency.summary()).toMatchObject({ count: 1, max: 109 })
	expect(moment.wait.count).toBe(2)
	expect(moment.jobs[0]).toMatchObject({ attempts: 2, failedAttempts: 1, leasesLost: 0 })
	expect(broken(moment)).toEqual([])
})

test('a thread that dies alone keeps the item of a job until it is put back, and is not busy', () => {
	const dead: readonly Line[] = [
		...begun.slice(0, -1),
		[40, Kind.fail, w1, { b: 1 }],
		put(2000, 1, 1, w1, w2),
		take(2001, w2, 1, 0),
		job(2002, w2, 1, 'running', 2, 2),
	]
	const waiting = after(dead.slice(0, -3), 1000)
	expect(waiting.threads[1]).toMatchObject({ state: 'failed', reason: 'died alone', hand: 'taken' })
	expect(waiting.counts).toMatchObject({ inService: 1, failed: 0 })
	expect(waiting.stretch.busy).toBeCloseTo(20 / 1000)
	expect(waiting.stretch.meanServiceUs).toBeNull()
	const back = after(dead)
	expect(back.threads[1]).toMatchObject({ state: 'failed', hand: 'empty' })
	expect(back.threads[2]).toMatchObject({ hand: 'taken' })
	expect(back.jobs[0]).toMatchObject({ attempts: 2, leasesLost: 1, failedAttempts: 0 })
	expect(back.jobs[0]?.recent).toMatchObject([{ status: 'running', attempt: 2, thread: w2 }])
	// C1 for 20 µs, then C2.
	expect(after(dead, 4001).stretch.busy).toBeCloseTo((20 + 2000) / 4001)
	const recording = new Recording(cast, { keyframeEvery: 2 })
	for (const event of eventsOfLines(dead)) recording.append([event], event.atUs)
	expect(recording.momentAt(1000)).toEqual(waiting)
	expect(broken(waiting)).toEqual([])
	expect(broken(back)).toEqual([])
})

test('an item that is no job fails with the thread that died alone', () => {
	const moment = after([put(12, 1, 1), take(20, w1, 1, 0), [30, Kind.fail, w1, { b: 1 }]])
	expect(moment.counts).toMatchObject({ failed: 1, inService: 0 })
	expect(broken(moment)).toEqual([])
})

const twice: readonly Line[] = [
	...begun.slice(0, -1),
	put(40, 1, 1, w1, w2),
	take(41, w2, 1, 0),
	job(42, w2, 1, 'running', 2, 2),
	attempt(43, w2, 1),
	ended(60, w1, 1),
	job(61, w1, 1, 'done', 1),
	ended(80, w2, 1),
]

test('of two threads at one job, who took it last has it, and both are seen at work', () => {
	const both = after(twice.slice(0, -3), 50)
	expect(both.threads.slice(1).map(({ hand }) => hand)).toEqual(['empty', 'taken'])
	expect(both.threads.slice(1).map(({ work }) => work?.item?.id)).toEqual([1, 1])
	expect(both.counts).toMatchObject({ inService: 1, queued: 0 })
	const over = after(twice.slice(0, -1), 70)
	expect(over.counts).toMatchObject({ completed: 1, inService: 0 })
	expect(over.threads[2]).toMatchObject({ hand: 'empty', state: 'working' })
	expect(over.threads[2]?.work?.item?.id).toBe(1)
	expect(broken(after(twice))).toEqual([])
	expect(after(twice).counts).toMatchObject({ completed: 1, inService: 0 })
})

test('a job that is over while it lies in a queue counts once, whoever takes it out', () => {
	const inside: readonly Line[] = [
		...begun,
		put(61, 1, 1, w1, w1),
		job(62, w2, 1, 'done', 1),
		take(70, w2, 1, 0),
		attempt(71, w2, 1),
		ended(80, w2, 1),
		[90, Kind.finish, w2],
	]
	const lying = after(inside.slice(0, -4))
	expect(lying.counts).toMatchObject({ completed: 1, queued: 0 })
	expect(lying.queues[0]?.depth).toBe(1)
	for (let end = begun.length; end <= inside.length; end++) {
		const moment = after(inside.slice(0, end))
		expect(broken(moment)).toEqual([])
		expect(moment.counts.accepted).toBe(1)
	}
	expect(after(inside).counts).toMatchObject({ completed: 1, inService: 0, queued: 0, dropped: 0 })
	const dropped: Line = [70, Kind.drop, w2, { object: queueId, a: 1, c: Loss.dropped }]
	const thrown = after([...inside.slice(0, -4), dropped])
	expect(thrown.counts).toMatchObject({ completed: 1, dropped: 0 })
	expect(broken(thrown)).toEqual([])
})

test('a dead job in a queue of its own is drawn there and counts no more', () => {
	const moment = after([...begun, job(62, w1, 1, 'dead', 1, 1), put(63, 1, 1, w1, w1)])
	expect(moment.counts).toMatchObject({ deadLettered: 1, queued: 0, accepted: 1, offered: 1 })
	expect(moment.queues[0]).toMatchObject({ depth: 1 })
	expect(broken(moment)).toEqual([])
})

test('a job that is dropped from its queue is lost when the store says so', () => {
	const drop: Line = [14, Kind.drop, w1, { object: queueId, a: 1, c: Loss.expired }]
	const lines = [...begun.slice(0, 5), drop]
	expect(after(lines).counts).toMatchObject({ expired: 0, queued: 1 })
	const dead = after([...lines, job(15, w1, 1, 'dead')])
	expect(dead.counts).toMatchObject({ expired: 0, queued: 0, deadLettered: 1 })
	expect(broken(dead)).toEqual([])
})

test('a worker that takes again, leaves or begins anew with a job in hand leaves it in service', () => {
	const again: readonly Line[] = [...begun, put(63, 2, 1), take(64, w1, 2, 0)]
	const left: readonly Line[] = [...begun, [70, Kind.finish, w1]]
	const anew: readonly Line[] = [
		...begun,
		[70, Kind.fail, w1, { b: 1 }],
		[80, Kind.created, 1, { a: w1 }],
	]
	for (const [lines, inService] of [
		[again, 2],
		[left, 1],
		[anew, 1],
	] as const) {
		const moment = after(lines)
		expect(moment.counts).toMatchObject({ inService, completed: 0, dropped: 0 })
		expect(broken(moment)).toEqual([])
		const over = after([...lines, job(95, w2, 1, 'done', 1)])
		expect(over.counts).toMatchObject({ inService: inService - 1, completed: 1 })
		expect(broken(over)).toEqual([])
	}
})

test('effects are counted; a second one of the same job is a duplicate, one not done is absorbed', () => {
	const effect = (us: number, a: number, b: number): Line => {
		return [us, Kind.effect, w1, { object: storeId, a, b, c: a }]
	}
	const lines = [...begun, effect(50, 1, 1), effect(51, 1, 1), effect(52, 1, 0), effect(53, 2, 1)]
	expect(after(lines).jobs[0]).toMatchObject({ effects: 3, duplicates: 1, absorbed: 1 })
})

test('a job that ends twice breaks its law, and counts once', () => {
	const moment = after([...done, job(70, w2, 1, 'failed', 1)])
	expect(broken(moment)).toEqual(['every job ends once'])
	expect(moment.counts).toMatchObject({ completed: 1, failed: 0 })
	expect(moment.jobs[0]?.counts).toMatchObject({ done: 1, failed: 0 })
	expect(broken(after([...done, job(70, w2, 1, 'pending', 1)]))).toEqual(['every job ends once'])
})

test('attempts are numbered from 1, one after another', () => {
	const running = (c: number) => broken(after([...begun.slice(0, 6), job(21, w1, 1, 'running', c)]))
	expect(running(1)).toEqual([])
	expect(running(0)).toEqual(['attempts in order'])
	expect(running(2)).toEqual(['attempts in order'])
	const late = [...twice.slice(0, -2), job(61, w1, 1, 'done', 3)]
	expect(broken(after(late))).toEqual(['attempts in order'])
})

test('jobs are numbered by their store: they may enter a queue in another order', () => {
	const saved = [job(10, 2, 1, 'pending'), job(11, 2, 2, 'pending')]
	const swapped = [put(12, 2, 1), put(13, 1, 2), take(20, w1, 2, 1), take(21, w2, 1, 0)]
	expect(broken(after([...saved, ...swapped]))).toEqual([])
	expect(broken(after(swapped))).toContain('first in, first out')
})

test('the laws about jobs are those of runs that have a store', () => {
	const names = after(done).laws.map(({ name }) => name)
	expect(names).toEqual(expect.arrayContaining(['every job ends once', 'attempts in order']))
	const { laws, jobs } = momentOfLines(plainCast, [put(12, 1, 1)])
	expect(laws.map(({ name }) => name)).not.toContain('every job ends once')
	expect(jobs).toEqual([])
})
