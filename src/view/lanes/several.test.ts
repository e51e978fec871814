import { expect, test } from 'vitest'
import { playBlockingQueue } from '../../model/fixture-run.ts'
import { Recording } from '../../model/recording.ts'
import { Kind, type TraceEvent } from '../../trace/event.ts'
import { Chunks } from './chunks.ts'
import { layoutDepth } from './depth-mark.ts'
import { type Lanes, gridView, layoutLanes, xAt } from './layout.ts'
import { placeRows } from './rows.ts'

const named = (count: number, name: string) =>
	Array.from({ length: count }, (_, id) => ({ id, name: `${name} ${String(id + 1)}` }))

test('each queue has a strip of its own while they fit, else all share one, and rows stay apart', () => {
	const stripsOf = (height: number, threads: number, queues: number) => {
		const space = { width: 824, height, scale: 1 }
		const { rows, strips } = placeRows(space, named(threads, 'P'), named(queues, 'queue'))
		for (const { height } of rows) expect(height).toBeGreaterThanOrEqual(7)
		for (const [index, { top, bottom }] of strips.entries()) {
			expect(bottom - top).toBeGreaterThanOrEqual(26)
			expect(bottom).toBeLessThanOrEqual(height - 18)
			expect(top).toBeGreaterThan(strips[index - 1]?.bottom ?? rows.at(-1)?.ground ?? NaN)
		}
		return strips.map((strip) => strip.queues.length)
	}
	expect(stripsOf(260, 3, 2)).toEqual([1, 1])
	expect(stripsOf(260, 23, 2)).toEqual([2])
	expect(stripsOf(260, 9, 8)).toEqual([8])
	expect(stripsOf(260, 17, 16)).toEqual([16])
	expect(stripsOf(200, 24, 16)).toEqual([])
})

const played = playBlockingQueue({ producers: 2, consumers: 2, capacity: 4, endUs: 400_000 })
const queueId = played.cast.objects.find(({ kind }) => kind === 'queue')?.id ?? 0

function lanesOf(events: readonly TraceEvent[], fromUs: number, toUs: number): Lanes {
	const recording = new Recording(played.cast)
	recording.append(events, Math.max(played.endUs, toUs))
	const queues = played.cast.objects.filter(({ kind }) => kind === 'queue')
	const frame = placeRows({ width: 824, height: 260, scale: 1 }, played.cast.threads, queues)
	const view = gridView({ fromUs, toUs }, frame)
	const chunks = new Chunks(recording, view.usPerPx)
	return layoutLanes({ frame, view, chunks, moment: recording.momentAt(toUs) })
}

function eventOf(kind: TraceEvent['kind'], atUs: number, thread: number): TraceEvent {
	return { kind, atUs, thread, object: queueId, ticket: 0, site: 0, a: 0, b: 0, c: 0, d: 0 }
}

test('refusals and interrupts are signs on the row of their thread, at their time', () => {
	const [producer, , consumer] = played.cast.threads
	if (producer === undefined || consumer === undefined) throw new Error('nobody')
	const after = played.endUs + 1
	const refusal = { ...eventOf(Kind.reject, after, producer.id), a: 0 }
	const interrupt = { ...eventOf(Kind.interrupt, after + 20_000, producer.id), a: consumer.id }
	const lanes = lanesOf(
		[...played.events, refusal, interrupt],
		played.endUs - 200_000,
		after + 40_000,
	)
	expect(lanes.signs.map(({ what }) => what)).toEqual(['refusal', 'interrupt'])
	const row = lanes.frame.rows.find(({ thread }) => thread === producer.id)
	for (const [index, { x, y }] of lanes.signs.entries()) {
		expect(x).toBeCloseTo(xAt(lanes, index === 0 ? after : after + 20_000))
		expect(y).toBeGreaterThan(row?.top ?? NaN)
		expect(y).toBeLessThan(row?.ground ?? NaN)
	}
})

test('signs too near to each other to be told apart are one', () => {
	const thread = played.cast.threads[0]?.id ?? 0
	const after = played.endUs + 1
	const dense = Array.from({ length: 500 }, (_, at) =>
		eventOf(Kind.reject, after + at * 20, thread),
	)
	const lanes = lanesOf([...played.events, ...dense], played.endUs - 200_000, after + 40_000)
	expect(lanes.signs.length).toBeGreaterThan(1)
	expect(lanes.signs.length).toBeLessThan(40)
})

test('queues that share a strip are lines on one scale, and the deepest is named', () => {
	const other = { id: 99, kind: 'queue', name: 'idle', lock: 1, capacity: 9 } as const
	const flow = { order: 'FIFO', gap: 0, isBackward: false } as const
	const cast = { ...played.cast, objects: [...played.cast.objects, { ...other, ...flow }] }
	const recording = new Recording(cast)
	recording.append(played.events, played.endUs)
	const frame = placeRows({ width: 824, height: 260, scale: 1 }, cast.threads, [])
	const view = gridView({ fromUs: 0, toUs: played.endUs }, frame)
	const chunks = new Chunks(recording, view.usPerPx)
	const queues = cast.objects.filter(({ kind }) => kind === 'queue')
	const strip = { queues, top: 100, bottom: 160 }
	const toX = (us: number) => frame.left + us / view.usPerPx
	const mark = layoutDepth(strip, frame, [0, 1, 2], chunks, toX)
	expect(mark.others).toHaveLength(1)
	const heights = mark.others[0]?.filter((_, index) => index % 2 === 1) ?? []
	expect(heights.length).toBeGreaterThan(0)
	expect(heights.every((y) => y === 160)).toBe(true)
	expect(mark.deepest).toBe('queue')
	expect(mark.topValue).toBeGreaterThanOrEqual(4)
})
