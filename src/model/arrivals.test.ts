import { expect, test } from 'vitest'
import { Activity, Kind, Rest } from '../trace/event.ts'
import { type Line, momentOfLines, recordingOfLines } from './fixture-lines.ts'
import { queueId } from './fixture-monitor.ts'
import { blockingQueueCast } from './fixture-run.ts'
import type { Cast, Moment } from './moment.ts'

const [page, h1, c1, c2] = [1, 2, 3, 4]
const blocking = blockingQueueCast(1, 2, 1000)
const cast: Cast = {
	...blocking,
	knobs: { rate: 60, deadline: 200, paced: true, phase: 'random' },
	options: { phase: ['random', 'in step'] },
	limitBytes: 4096 * 1024,
}

const after = (lines: readonly Line[], endUs?: number) => momentOfLines(cast, lines, endUs)
const put = (item: number, depth: number, dueUs: number) =>
	({ object: queueId, a: item, b: depth, c: dueUs, d: h1 }) as const
const take = (item: number, depth: number) => ({ object: queueId, a: item, b: depth }) as const
const handle = (a: number, b: number) => ({ a, b, c: Activity.handling }) as const
const broken = (moment: Moment) => moment.laws.filter((law) => !law.holds)

test('what has come is outside until it is put or refused, and is offered once', () => {
	const lines: readonly Line[] = [
		[10, Kind.arrive, h1, { a: 3, c: 5 }],
		[20, Kind.put, h1, put(1, 1, 5)],
		[30, Kind.reject, h1, { object: queueId }],
	]
	expect(after(lines.slice(0, 1)).counts).toMatchObject({ offered: 3, outside: 3, accepted: 0 })
	const moment = after(lines)
	const counted = { offered: 3, outside: 1, accepted: 1, rejected: 1, queued: 1 }
	expect(moment.counts).toMatchObject(counted)
	expect(moment.laws[0]?.detail).toBe(
		'came 3 = done 0 + queued 1 + in hands 0 + outside 1 + refused 1',
	)
	expect(broken(moment)).toEqual([])
	expect(moment.answer.summary()).toMatchObject({ count: 1, max: 15 })
})

test('a put beyond what has come is offered by itself', () => {
	const lines: readonly Line[] = [
		[10, Kind.arrive, h1, { a: 1, c: 5 }],
		[20, Kind.put, h1, put(1, 1, 5)],
		[21, Kind.put, h1, put(2, 2, 5)],
	]
	expect(after(lines).counts).toMatchObject({ offered: 2, outside: 0, accepted: 2 })
	expect(broken(after(lines))).toEqual([])
})

test('what came by the word of the page is taken up by whoever puts', () => {
	const lines: readonly Line[] = [
		[10, Kind.arrive, page, { a: 2 }],
		[20, Kind.put, h1, put(1, 1, 5)],
	]
	expect(after(lines).counts).toMatchObject({ offered: 2, outside: 1, accepted: 1 })
})

test('what a handler makes of something that came is not offered again', () => {
	const lines: readonly Line[] = [
		[10, Kind.arrive, h1, { a: 2 }],
		[11, Kind.work, h1, { b: 5, c: Activity.making }],
		[16, Kind.worked, h1],
		[17, Kind.put, h1, put(1, 1, 10)],
		[18, Kind.work, h1, { b: 5, c: Activity.making }],
		[23, Kind.worked, h1],
	]
	expect(after(lines.slice(0, 3)).counts).toMatchObject({ offered: 2, outside: 2 })
	expect(after(lines).counts).toMatchObject({ offered: 2, outside: 1, accepted: 1 })
	const third: readonly Line[] = [
		[24, Kind.put, h1, put(2, 2, 10)],
		[25, Kind.work, h1, { b: 5, c: Activity.making }],
		[26, Kind.worked, h1],
	]
	expect(after([...lines, ...third]).counts).toMatchObject({ offered: 3, outside: 1, accepted: 2 })
})

test('what is served without a queue is accepted, in service, and answered when done', () => {
	const lines: readonly Line[] = [
		[100, Kind.arrive, h1, { a: 1, c: 40 }],
		[110, Kind.serve, h1, { a: 7, c: 40, d: (2 << 8) | h1 }],
		[111, Kind.work, h1, handle(7, 90)],
		[201, Kind.worked, h1, { a: 7 }],
	]
	const serving = after(lines.slice(0, 3), 120)
	expect(serving.counts).toMatchObject({ offered: 1, accepted: 1, outside: 0, inService: 1 })
	expect(serving.threads[0]).toMatchObject({
		hand: 'taken',
		handItem: { id: 7, producer: 'P1', kind: 2, madeUs: 40 },
		reason: 'handling 7',
	})
	const done = after(lines)
	expect(done.counts).toMatchObject({ offered: 1, completed: 1, inService: 0 })
	expect(done.latency.summary()).toMatchObject({ count: 1, max: 161 })
	expect(done.answer.summary()).toMatchObject({ count: 1, max: 161 })
	expect(done.wait.count).toBe(0)
	expect(done.stretch.meanServiceUs).toBe(91)
	expect(broken(done)).toEqual([])
})

test('a dead process: what was queued stays queued, what was in service failed, and the sum holds', () => {
	const lines: readonly Line[] = [
		[1, Kind.start, h1],
		[2, Kind.start, c1],
		[10, Kind.arrive, h1, { a: 9 }],
		...[1, 2, 3].map((id): Line => [10 + id, Kind.put, h1, put(id, id, 10)]),
		[20, Kind.take, c1, take(1, 2)],
		[21, Kind.work, c1, handle(1, 1000)],
		[22, Kind.start, c2],
		...[h1, c1, c2].map((thread): Line => [30, Kind.fail, thread]),
	]
	const { counts, threads, laws, queues } = after(lines, 5_000_000)
	expect(threads.map(({ state }) => state)).toEqual(['failed', 'failed', 'failed'])
	expect(counts).toMatchObject({ offered: 9, outside: 6, queued: 2, failed: 1, inService: 0 })
	expect(queues[0]).toMatchObject({ depth: 2 })
	expect(laws.filter((law) => !law.holds)).toEqual([])
	const withoutFail = lines.filter(([, kind, thread]) => kind !== Kind.fail || thread !== c1)
	expect(after(withoutFail).counts).toMatchObject({ failed: 0, inService: 1 })
})

test('a look that finds nothing is an empty poll, and a take by one that polls is a poll', () => {
	const lines: readonly Line[] = [
		[1, Kind.put, h1, put(1, 1, 0)],
		[2, Kind.put, h1, put(2, 2, 0)],
		[3, Kind.take, c2, take(1, 1)],
		[10, Kind.sleep, c1, { b: 10, c: Rest.poll }],
		[20, Kind.awake, c1],
		[21, Kind.take, c1, take(2, 0)],
		[40, Kind.look, c1, { object: queueId }],
		[41, Kind.sleep, c1, { b: 100, c: Rest.poll }],
	]
	const { counts, stretch, threads } = after(lines, 50)
	expect(counts).toMatchObject({ polls: 2, emptyPolls: 1 })
	expect(stretch).toMatchObject({ polls: 2, emptyPolls: 1, gapDelayUs: 9.5 })
	expect(threads.find(({ name }) => name === 'C1')).toMatchObject({
		state: 'sleeping',
		reason: 'poll',
	})
})

test('who rests until something comes says so, and a plain sleep says nothing', () => {
	const resting = (c: number) => after([[1, Kind.sleep, h1, { b: 10, c }]], 5).threads[0]?.reason
	expect([Rest.plain, Rest.poll, Rest.arrival].map(resting)).toEqual([null, 'poll', 'arrival'])
	const lane = recordingOfLines(cast, [[1, Kind.sleep, h1, { b: 10, c: Rest.poll }]], 9)
	expect(lane.spans(h1, 0, 9).at(-1)).toMatchObject({ state: 'sleeping', reason: 'poll' })
})

test('polls give an arrival Σgap² ÷ 2Σgap: half the gap when even, more when not', () => {
	const looks = (...times: readonly number[]) =>
		after(times.map((us): Line => [us, Kind.look, c1, { object: queueId }])).stretch.gapDelayUs
	expect(looks(5)).toBeNull()
	expect(looks(0, 100, 200, 300)).toBe(50)
	expect(looks(0, 10, 100, 110, 200, 210)).toBeCloseTo((3 * 100 + 2 * 8100) / (2 * 210))
})

test('a knob that was turned stands there, and a new stretch begins', () => {
	const lines: readonly Line[] = [
		[1, Kind.start, c1],
		[5, Kind.put, h1, put(1, 1, 0)],
		[10, Kind.take, c1, take(1, 0)],
		[40, Kind.worked, c1, { a: 1 }],
		[50, Kind.look, c1, { object: queueId }],
		[60, Kind.turned, page, { a: 0, b: 12_500 }],
	]
	expect(after(lines.slice(0, -1)).stretch).toMatchObject({ fromUs: 0, arrivals: 1, polls: 1 })
	const { knobs, stretch } = after(lines, 100)
	expect(knobs).toEqual({ ...cast.knobs, rate: 12.5 })
	expect(stretch).toMatchObject({ fromUs: 60, arrivals: 0, completions: 0, polls: 0, busy: 0 })
	expect(stretch).toMatchObject({ meanServiceUs: null, gapDelayUs: null })
	expect(stretch.detection.count).toBe(0)
	const turned = (a: number, b: number) => after([[1, Kind.turned, page, { a, b }]]).knobs
	expect(turned(2, 0)).toEqual({ ...cast.knobs, paced: false })
	expect(turned(3, 1)).toEqual({ ...cast.knobs, phase: 'in step' })
	expect(turned(4, 1)).toEqual(cast.knobs)
})

test('a stretch knows how many were busy on average, and the service that began in it', () => {
	const moment = after(
		[
			[0, Kind.put, h1, put(1, 1, 0)],
			[0, Kind.put, h1, put(2, 2, 0)],
			[0, Kind.take, c1, take(1, 1)],
			[100, Kind.turned, page, { a: 0, b: 1 }],
			[200, Kind.worked, c1, { a: 1 }],
			[300, Kind.take, c2, take(2, 0)],
			[360, Kind.worked, c2, { a: 2 }],
		],
		500,
	)
	expect(moment.stretch).toMatchObject({ completions: 2, meanServiceUs: 60 })
	expect(moment.stretch.busy).toBeCloseTo((100 + 60) / 400)
})

test('goodput counts what was done within the deadline after it came', () => {
	const lines = (dueUs: number, isOpen: boolean): readonly Line[] => [
		...(isOpen ? [[1, Kind.arrive, h1, { a: 1 }] as const] : []),
		[700_000, Kind.put, h1, put(1, 1, dueUs)],
		[710_000, Kind.take, c1, take(1, 0)],
		[800_000, Kind.worked, c1, { a: 1 }],
	]
	const rates = (moment: Moment) => [moment.throughputPerS, moment.goodputPerS]
	// The deadline is 200 ms.
	expect(rates(after(lines(650_000, true), 1_000_000))).toEqual([1, 1])
	expect(rates(after(lines(599_000, true), 1_000_000))).toEqual([1, 0])
	// Made at its own pace: it came when it was put.
	expect(rates(after(lines(599_000, false), 1_000_000))).toEqual([1, 1])
	const made: readonly Line[] = [
		[1, Kind.arrive, h1, { a: 1 }],
		[2, Kind.work, h1, { b: 9, c: Activity.making }],
		[600_000, Kind.worked, h1],
		...lines(599_000, false),
	]
	expect(rates(after(made, 1_000_000))).toEqual([1, 0])
	const served: readonly Line[] = [
		[700_000, Kind.serve, h1, { a: 1, c: 599_000, d: h1 }],
		[800_000, Kind.worked, h1, { a: 1 }],
	]
	expect(rates(after(served, 1_000_000))).toEqual([1, 0])
	const longer: Line = [2, Kind.turned, page, { a: 1, b: 300_000 }]
	expect(rates(after([longer, ...lines(599_000, true)], 1_000_000))).toEqual([1, 1])
	const { deadline, ...others } = cast.knobs
	expect(deadline).toBe(200)
	const usual = { ...cast, knobs: others }
	expect(rates(momentOfLines(usual, lines(0, true), 1_000_000))).toEqual([1, 1])
})

test('samples of memory and canary are no records, and their history can be asked for', () => {
	const recording = recordingOfLines(
		cast,
		[
			[10, Kind.memory, page, { a: 100, b: 512 }],
			[20, Kind.canary, page, { a: 870, b: 1900 }],
			[30, Kind.memory, page, { a: 300, b: 512 }],
		],
		40,
	)
	const moment = recording.momentAt(40)
	const limitBytes = 4096 * 1024
	expect(moment.memory).toEqual({ usedBytes: 300 * 1024, grownBytes: 512 * 1024, limitBytes })
	expect([moment.canary, moment.cores, moment.counts.records]).toEqual([0.87, 1.9, 0])
	const before = recording.momentAt(9)
	expect(before.memory).toEqual({ usedBytes: 0, grownBytes: 0, limitBytes })
	expect([before.canary, before.cores]).toEqual([null, null])
	expect(recording.memorySteps(15, 40)).toEqual([
		{ atUs: 15, usedBytes: 100 * 1024, grownBytes: 512 * 1024 },
		{ atUs: 30, usedBytes: 300 * 1024, grownBytes: 512 * 1024 },
	])
	expect(recording.canarySteps(0, 40)).toEqual([{ atUs: 20, share: 0.87 }])
	expect(momentOfLines(blocking, [[1, Kind.memory, page, { a: 1, b: 1 }]]).memory).toBeNull()
})

test('a sample does not hide that a waiter is stuck', () => {
	const stuck: readonly Line[] = [
		[1, Kind.wait, c1, { object: 3 }],
		[2, Kind.put, h1, put(1, 1, 0)],
	]
	const sampled: Line = [900_000, Kind.canary, page, { a: 1000, b: 2000 }]
	const holds = (lines: readonly Line[]) =>
		after(lines, 1_500_000).laws.find(({ name }) => name === 'no stuck waiter')?.holds
	expect(holds([...stuck, sampled])).toBe(false)
	expect(holds([...stuck, [900_000, Kind.arrive, h1, { a: 1 }]])).toBe(true)
})

test('the sorts that have been accepted are named once they have come, and stay named', () => {
	const line = (us: number, id: number, kind: number): Line => {
		return [us, Kind.put, h1, { ...put(id, id, us), d: (kind << 8) | h1 }]
	}
	const lines = [line(10, 1, 2), line(20, 2, 0), line(30, 3, 2)]
	expect(after([]).kindsSeen).toEqual([])
	expect(after(lines.slice(0, 1)).kindsSeen).toEqual([2])
	expect(after(lines).kindsSeen).toEqual([0, 2])
})
