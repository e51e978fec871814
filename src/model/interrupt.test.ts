import { expect, test } from 'vitest'
import { Kind, Refusal, Waking } from '../trace/event.ts'
import { recordingToChrome } from './chrome-trace.ts'
import { type Line, momentOfLines, recordingOfLines } from './fixture-lines.ts'
import { notEmptyId, queueId } from './fixture-monitor.ts'
import { blockingQueueCast } from './fixture-run.ts'
import { Recording } from './recording.ts'

const [p1, c1, c2] = [2, 3, 4]
const cast = blockingQueueCast(1, 2, 2)
const after = (lines: readonly Line[], endUs?: number) => momentOfLines(cast, lines, endUs)

test('whoever is interrupted in a wait is woken by that, which is no notify', () => {
	const lines: readonly Line[] = [
		[0, Kind.wait, c1, { object: notEmptyId }],
		[0, Kind.wait, c2, { object: notEmptyId }],
		[5, Kind.interrupt, p1, { a: c1 }],
	]
	const moment = after(lines)
	expect(moment.threads[1]).toMatchObject({ state: 'woken', reason: 'empty' })
	expect(moment.conditions[1]).toMatchObject({ waiting: [c2], woken: [c1] })
	expect(moment.wakes).toEqual([
		{ atUs: 5, from: p1, to: c1, condition: notEmptyId, ranUs: null, isAll: false },
	])
	const ran = after([...lines, [9, Kind.woken, c1, { object: notEmptyId, b: Waking.interrupted }]])
	expect(ran.wakes[0]?.ranUs).toBe(9)
	expect(ran.counts).toMatchObject({ notifies: 0, wakeups: 0, futileWakeups: 0 })
})

test('whoever is interrupted elsewhere goes on for now', () => {
	const lines: readonly Line[] = [
		[0, Kind.sleep, c1, { b: 90 }],
		[5, Kind.interrupt, p1, { a: c1 }],
	]
	expect(after(lines).threads.find(({ id }) => id === c1)?.state).toBe('sleeping')
	expect(after(lines).wakes).toEqual([])
})

test('refusals are told by way, thread and queue, and stay in the recent past', () => {
	const refused = (atUs: number, b: Refusal): Line => {
		return [atUs, Kind.reject, p1, { object: queueId, a: 2, b }]
	}
	const moment = after([
		refused(1, Refusal.atOnce),
		refused(2, Refusal.timedOut),
		refused(3, Refusal.thrown),
		refused(4, Refusal.thrown),
	])
	expect(moment.threads[0]?.refused).toBe(4)
	expect(moment.counts).toMatchObject({ offered: 4, rejected: 4, outside: 0 })
	expect(moment.refusedBy).toEqual({ 'at once': 1, 'timed out': 1, thrown: 2, limited: 0 })
	expect(moment.refusals.map(({ atUs, how }) => [atUs, how])).toEqual([
		[1, 'at once'],
		[2, 'timed out'],
		[3, 'thrown'],
		[4, 'thrown'],
	])
	expect(moment.refusals[0]).toMatchObject({ thread: p1, queue: queueId, kind: 2 })
	const many = after(Array.from({ length: 100 }, (_, index) => refused(index, Refusal.atOnce)))
	expect(many.refusals.map(({ atUs }) => atUs)).toEqual(
		Array.from({ length: 64 }, (_, index) => index + 36),
	)
})

test('lanes have a mark for every refusal and interrupt, also after the oldest were let go', () => {
	const lines: readonly Line[] = [
		[10, Kind.reject, p1, { object: queueId }],
		[20, Kind.interrupt, 1, { a: c1 }],
		[30, Kind.interrupt, c2, { a: c1 }],
	]
	const recording = recordingOfLines(cast, lines)
	expect(recording.marks(0, 30)).toEqual([
		{ atUs: 10, thread: p1, what: 'refusal' },
		{ atUs: 20, thread: 1, what: 'interrupt' },
		{ atUs: 30, thread: c2, what: 'interrupt' },
	])
	expect(recording.marks(11, 29).map(({ atUs }) => atUs)).toEqual([20])
	const { traceEvents } = JSON.parse(recordingToChrome(recording)) as { traceEvents: object[] }
	for (const [name, ts] of [
		['refused', 10],
		['interrupts', 30],
	]) {
		expect(traceEvents).toContainEqual(expect.objectContaining({ ph: 'i', name, ts }))
	}
	const short = new Recording(cast, { maxEvents: 300, keyframeEvery: 100 })
	const blank = { thread: p1, object: queueId, site: 0, ticket: 0, a: 0, b: 0, c: 0, d: 0 }
	const all = Array.from({ length: 2000 }, (_, atUs) => ({ ...blank, atUs, kind: Kind.reject }))
	short.append(all, 2000)
	expect(short.startUs).toBeGreaterThan(1000)
	expect(short.marks(short.startUs, 2000)).toHaveLength(2000 - short.startUs)
})

test('who had not left its program when nobody could go is stuck until it does something', () => {
	const lines: readonly Line[] = [
		[0, Kind.finish, p1],
		[0, Kind.fail, c1],
		[1, Kind.wait, c2, { object: notEmptyId }],
		[9, Kind.stuck, 1],
	]
	const stuckIn = (moment: ReturnType<typeof after>) =>
		moment.threads.filter(({ isStuck }) => isStuck).map(({ name }) => name)
	const moment = after(lines)
	expect(stuckIn(moment)).toEqual(['C2'])
	expect(moment.laws.find(({ name }) => name === 'no stuck waiter')?.detail).toContain(
		'C2 can never go on',
	)
	const woken: Line = [20, Kind.woken, c2, { object: notEmptyId, b: Waking.interrupted }]
	expect(stuckIn(after([...lines, woken]))).toEqual([])
})
