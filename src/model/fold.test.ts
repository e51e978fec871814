import { expect, test } from 'vitest'
import { Activity, Kind, Waking, packInner, packProgramLine } from '../trace/event.ts'
import { type Line, momentOfLines, recordingOfLines } from './fixture-lines.ts'
import { lockId, notEmptyId, notFullId, queueId } from './fixture-monitor.ts'
import { blockingQueueCast } from './fixture-run.ts'
import { recordingOf } from './fixture.ts'

const [p1, c1, c2] = [2, 3, 4]

/** One producer P1 and two consumers C1, C2. */
const cast = blockingQueueCast(1, 2, 2)
const recordingAfter = (lines: readonly Line[], endUs?: number) =>
	recordingOfLines(cast, lines, endUs)
const after = (lines: readonly Line[], endUs?: number) => momentOfLines(cast, lines, endUs)

const put = (item: number, depth: number, madeUs = 0) =>
	({ object: queueId, a: item, b: depth, c: madeUs, d: p1 }) as const

test('a thread that was never started is not in the moment', () => {
	expect(after([[5, Kind.start, c1]]).threads.map(({ name }) => name)).toEqual(['C1'])
})

test('a thread that was created is new until it begins, and again when created anew', () => {
	const lines: readonly Line[] = [
		[5, Kind.created, 1, { a: c1 }],
		[9, Kind.start, c1],
		[20, Kind.finish, c1],
		[30, Kind.created, 1, { a: c1 }],
	]
	expect(after(lines.slice(0, 1), 8).threads[0]).toMatchObject({ state: 'new', sinceUs: 5 })
	expect(after(lines.slice(0, 2), 12).threads[0]).toMatchObject({ state: 'working', sinceUs: 9 })
	const { state, inStateUs } = after(lines, 33).threads[0] ?? {}
	expect(state).toBe('new')
	expect(inStateUs).toMatchObject({ new: 7, working: 11, finished: 10 })
	expect(
		recordingAfter(lines, 33)
			.spans(c1, 0, 33)
			.map((span) => span.state),
	).toEqual(['new', 'working', 'finished', 'new'])
})

test('a blocked thread names who keeps it out, also when that changes', () => {
	const lines: readonly Line[] = [
		[0, Kind.acquire, p1, { object: lockId, ticket: 1 }],
		[1, Kind.blocked, c1, { object: lockId, a: p1 }],
		[1, Kind.blocked, c2, { object: lockId, a: p1 }],
	]
	const moment = after(lines)
	expect(moment.locks[0]).toMatchObject({ holder: p1, door: [c1, c2], contended: 0 })
	expect(moment.threads[1]).toMatchObject({
		state: 'blocked',
		reason: 'lock held by P1',
		at: lockId,
	})
	const later = after([
		...lines,
		[2, Kind.release, p1, { object: lockId, ticket: 1 }],
		[3, Kind.acquire, c1, { object: lockId, ticket: 2 }],
	])
	expect(later.threads[2]?.reason).toBe('lock held by C1')
	expect(later.threads[1]).toMatchObject({ state: 'working', holds: lockId, at: 0 })
	expect(later.locks[0]).toMatchObject({ holder: c1, door: [c2], acquisitions: 2, contended: 1 })
})

test('a notified thread is woken until it runs, and its wake says both times', () => {
	const lines: readonly Line[] = [
		[0, Kind.acquire, c1, { object: lockId, ticket: 1 }],
		[1, Kind.wait, c1, { object: notEmptyId, ticket: 1 }],
		[5, Kind.notify, p1, { object: notEmptyId, a: c1 }],
	]
	const woken = after(lines)
	expect(woken.threads[1]).toMatchObject({ state: 'woken', reason: 'empty', at: notEmptyId })
	expect(woken.conditions[1]).toMatchObject({ waiting: [], woken: [c1], peak: 1 })
	expect(woken.wakes).toEqual([
		{ atUs: 5, from: p1, to: c1, condition: notEmptyId, ranUs: null, isAll: false },
	])
	const runs = after([...lines, [9, Kind.woken, c1, { object: notEmptyId, b: Waking.notified }]])
	expect(runs.threads[1]).toMatchObject({ state: 'working', reason: null, sinceUs: 9 })
	expect(runs.conditions[1]?.woken).toEqual([])
	expect(runs.wakes[0]?.ranUs).toBe(9)
	expect(woken.wakes[0]?.ranUs).toBe(null)
})

test('a wait that timed out leaves the wait set and counts as no wake-up', () => {
	const moment = after([
		[0, Kind.wait, c1, { object: notEmptyId, b: 1 }],
		[7, Kind.woken, c1, { object: notEmptyId, b: Waking.timedOut }],
	])
	expect(moment.conditions[1]).toMatchObject({ waiting: [], woken: [] })
	expect(moment.counts).toMatchObject({ wakeups: 0, futileWakeups: 0 })
})

test('a notify of all is one call, whose wakes say so', () => {
	const moment = after([
		[0, Kind.wait, c1, { object: notEmptyId }],
		[1, Kind.wait, c2, { object: notEmptyId }],
		[2, Kind.notify, 1, { object: notEmptyId, a: c1, c: 2, d: 0 }],
		[2, Kind.notify, 1, { object: notEmptyId, a: c2, c: 2, d: 1 }],
		[3, Kind.notify, p1, { object: notFullId }],
	])
	expect(moment.counts.notifies).toBe(2)
	expect(moment.wakes.map(({ from, to, isAll }) => [from, to, isAll])).toEqual([
		[1, c1, true],
		[1, c2, true],
	])
})

test('a wake-up is futile when the thread waits again with nothing taken', () => {
	const wake: readonly Line[] = [
		[0, Kind.wait, c1, { object: notEmptyId }],
		[1, Kind.notify, p1, { object: notEmptyId, a: c1 }],
		[2, Kind.woken, c1, { object: notEmptyId, b: Waking.notified }],
	]
	const again: Line = [4, Kind.wait, c1, { object: notEmptyId }]
	const took: Line = [3, Kind.take, c1, { object: queueId, a: 1 }]
	expect(after([...wake, again]).counts).toMatchObject({ wakeups: 1, futileWakeups: 1 })
	expect(after([...wake, took, again]).counts).toMatchObject({ wakeups: 1, futileWakeups: 0 })
})

test('a spurious wake-up counts, and is futile when the thread waits again; giving up counts as none', () => {
	const wakes = (how: Waking): readonly Line[] => [
		[0, Kind.wait, c1, { object: notEmptyId }],
		[2, Kind.woken, c1, { object: notEmptyId, b: how }],
		[4, Kind.wait, c1, { object: notEmptyId }],
	]
	expect(after(wakes(Waking.spurious)).counts).toMatchObject({ wakeups: 1, futileWakeups: 1 })
	for (const how of [Waking.timedOut, Waking.interrupted]) {
		expect(after(wakes(how)).counts).toMatchObject({ wakeups: 0, futileWakeups: 0 })
	}
})

test('an item is made, put, taken and handled; its times are counted on the way', () => {
	const lines: readonly Line[] = [
		[100, Kind.work, p1, { b: 50, c: Activity.making }],
		[150, Kind.worked, p1],
		[160, Kind.put, p1, { ...put(1, 1, 150), d: (4 << 8) | p1 }],
		[200, Kind.take, c1, { object: queueId, a: 1, b: 0 }],
		[210, Kind.work, c1, { a: 1, b: 100, c: Activity.handling }],
		[310, Kind.worked, c1, { a: 1 }],
	]
	expect(after(lines.slice(0, 1), 120).threads[0]).toMatchObject({
		state: 'working',
		reason: 'making',
		work: { item: null, activity: 'making', startedUs: 100, durationUs: 50, doneUs: 20 },
	})
	expect(after(lines.slice(0, 2)).threads[0]).toMatchObject({ hand: 'made', work: null, done: 1 })
	expect(after(lines.slice(0, 2)).counts).toMatchObject({ offered: 1, outside: 1, accepted: 0 })
	const item = { id: 1, producer: 'P1', kind: 4, madeUs: 150, putUs: 160 }
	expect(after(lines.slice(0, 3)).queues[0]).toMatchObject({ items: [item], peak: 1 })
	const taken = after(lines.slice(0, 5), 250)
	expect(taken.threads[1]).toMatchObject({
		reason: 'handling 1',
		hand: 'taken',
		handItem: item,
		work: { item, activity: 'handling', doneUs: 40 },
	})
	expect(taken.counts).toMatchObject({ inService: 1, queued: 0, completed: 0 })
	const done = after(lines)
	expect(done.threads[1]).toMatchObject({ hand: 'empty', handItem: null, done: 1, reason: null })
	expect(done.latency.summary()).toMatchObject({ count: 1, max: 150 })
	expect(done.wait.summary()).toMatchObject({ count: 1, max: 40 })
	expect(done.moves.map(({ into, place }) => [into, place])).toEqual([
		[true, 0],
		[false, 0],
	])
	expect(done.throughputPerS).toBeCloseTo(1e6 / 310)
})

test('a consumer that takes again has completed the former item, without a latency', () => {
	const moment = after([
		[1, Kind.put, p1, put(1, 1)],
		[2, Kind.put, p1, put(2, 2)],
		[3, Kind.take, c1, { object: queueId, a: 1, b: 1 }],
		[4, Kind.take, c1, { object: queueId, a: 2, b: 0 }],
	])
	expect(moment.counts).toMatchObject({ offered: 2, completed: 1, inService: 1, outside: 0 })
	expect(moment.latency.count).toBe(0)
	expect(moment.threads[1]?.done).toBe(1)
})

test('an item fails with its thread, and a refused one is not outside', () => {
	const moment = after([
		[1, Kind.put, p1, put(1, 1)],
		[3, Kind.take, c1, { object: queueId, a: 1, b: 0 }],
		[4, Kind.fail, c1],
		[5, Kind.work, p1, { b: 1, c: Activity.making }],
		[6, Kind.worked, p1],
		[7, Kind.reject, p1, { object: queueId }],
	])
	expect(moment.counts).toMatchObject({ failed: 1, rejected: 1, outside: 0, offered: 2 })
	expect(moment.threads.map(({ state }) => state)).toEqual(['working', 'failed'])
	expect(moment.laws.filter((law) => !law.holds)).toEqual([])
})

test('time held is not time worked', () => {
	const moment = after(
		[
			[0, Kind.work, p1, { b: 100, c: Activity.making }],
			[30, Kind.held, p1],
			[80, Kind.freed, p1],
		],
		90,
	)
	const { work, inStateUs, state } = moment.threads[0] ?? {}
	expect(state).toBe('working')
	expect(work?.doneUs).toBe(40)
	expect(inStateUs).toMatchObject({ working: 40, held: 50 })
})

test('a gauge moves line, spins and progress, and is no record', () => {
	const site = packProgramLine(12) | packInner(1, 34)
	const moment = after(
		[
			[0, Kind.work, p1, { b: 1000, c: Activity.making, site: packProgramLine(3) }],
			[10, Kind.gauge, p1, { a: 77, b: 250, site }],
		],
		500,
	)
	expect(moment.threads[0]).toMatchObject({
		line: 12,
		inner: { file: 'lock.ts', line: 34 },
		spins: 77,
		work: { doneUs: 250 },
	})
	expect(moment.counts).toMatchObject({ records: 1, spins: 77 })
})

test('spinning goes on while it looks under the lock, and ends when it takes', () => {
	const looks: readonly Line[] = [
		[0, Kind.put, p1, put(1, 1)],
		[1, Kind.spin, c1],
		[2, Kind.acquire, c1, { object: lockId, ticket: 1 }],
	]
	expect(after(looks).threads[1]?.state).toBe('spinning')
	const takes: Line = [3, Kind.take, c1, { object: queueId, a: 1 }]
	expect(after([...looks, takes]).threads[1]?.state).toBe('working')
})

test('a queue that shrank keeps its items, and places are just freed until the lock is', () => {
	const lines: readonly Line[] = [
		[1, Kind.put, p1, put(1, 1)],
		[2, Kind.put, p1, put(2, 2)],
		[3, Kind.capacity, 1, { object: queueId, a: 1 }],
		[4, Kind.acquire, c1, { object: lockId, ticket: 1 }],
		[5, Kind.take, c1, { object: queueId, a: 1, b: 1 }],
	]
	expect(after(lines.slice(0, 3)).queues[0]).toMatchObject({ capacity: 1, peak: 2 })
	expect(after(lines.slice(0, 3)).laws.every((law) => law.holds)).toBe(true)
	expect(after(lines).queues[0]?.justFreed).toBe(1)
	const freed = after([...lines, [6, Kind.release, c1, { object: lockId, ticket: 1 }]])
	expect(freed.queues[0]?.justFreed).toBe(0)
})

test('the times of a wrapped clock come out whole', () => {
	const atUs = 2 ** 32 + 5_000
	const moment = after([[atUs, Kind.put, p1, put(1, 1, 4_000)]])
	expect(moment.queues[0]?.items[0]?.madeUs).toBe(2 ** 32 + 4_000)
})

test('the states of every thread fill its time', () => {
	const recording = recordingOf('P1 ==p~~ssh=p|..\nC1 .zzzt===zzz..', { capacity: 1 })
	for (let us = 0; us <= recording.endUs; us += 777) {
		for (const thread of recording.momentAt(us).threads) {
			const sum = Object.values(thread.inStateUs).reduce((total, part) => total + part, 0)
			const start = recording.spans(thread.id, 0, us)[0]?.fromUs ?? 0
			expect(sum).toBe(Math.floor(us) - start)
		}
	}
})
