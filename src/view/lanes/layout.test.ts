import { expect, test } from 'vitest'
import { blockingQueueFixture, recordingOf } from '../../model/fixture.ts'
import { playBlockingQueue } from '../../model/fixture-run.ts'
import { Recording } from '../../model/recording.ts'
import { Chunks } from './chunks.ts'
import { boxOf, hitTest, neighbour, spanAt } from './hit.ts'
import { type Lanes, gridView, layoutLanes, xAt } from './layout.ts'
import { placeRows } from './rows.ts'

function lanesOf(recording: Recording, fromUs: number, toUs: number, height = 260): Lanes {
	const queues = recording.cast.objects.filter(({ kind }) => kind === 'queue')
	const frame = placeRows({ width: 824, height, scale: 1 }, recording.cast.threads, queues)
	const view = gridView({ fromUs, toUs }, frame)
	const chunks = new Chunks(recording, view.usPerPx)
	return layoutLanes({ frame, view, chunks, moment: recording.momentAt(toUs) })
}

test('every state of a thread has its height, and taller is more awake', () => {
	const recording = recordingOf(
		`
		P1  ====p###w=p=|
		C1  s~~hzzt======
		`,
		{ capacity: 1 },
	)
	const lanes = lanesOf(recording, 0, recording.endUs)
	const heights = new Map(
		lanes.parts.flatMap(({ marks }) => marks.bars).map(({ state, height }) => [state, height]),
	)
	const of = (state: Parameters<typeof heights.get>[0]) => heights.get(state) ?? NaN
	expect(of('working')).toBe(of('spinning'))
	expect(of('woken')).toBe(of('working'))
	expect(of('waiting')).toBeLessThan(of('working'))
	expect(of('sleeping')).toBeLessThan(of('waiting'))
	expect(of('finished')).toBe(0)
})

test('the underlines of one lock never overlap in time', () => {
	const lanes = lanesOf(blockingQueueFixture(), 1_000_000, 1_100_000)
	const holds = lanes.parts.flatMap(({ x, marks }) => {
		const found: [number, number][] = []
		for (let at = 0; at < marks.holds.length; at += 4) {
			const from = x + (marks.holds[at] ?? 0)
			found.push([from, from + (marks.holds[at + 2] ?? 0)])
		}
		return found
	})
	const unique = [...new Map(holds.map((hold) => [Math.round(hold[0] * 10), hold])).values()]
	unique.sort(([one], [other]) => one - other)
	expect(unique.length).toBeGreaterThan(5)
	for (const [index, [from]] of unique.entries()) {
		expect(from).toBeGreaterThanOrEqual((unique[index - 1]?.[1] ?? 0) - 0.2)
	}
})

test('the depth strip shows the depth at each time and a capacity that changes', () => {
	const recording = blockingQueueFixture()
	const lanes = lanesOf(recording, 0, recording.endUs)
	const [mark] = lanes.depths
	if (mark === undefined) throw new Error('no strip')
	expect(mark.capacity.length).toBe(3)
	const unit = (mark.strip.bottom - mark.strip.top) / mark.topValue
	const lastY = mark.outline.at(-1) ?? 0
	const depth = recording.momentAt(recording.endUs).queues[0]?.items.length
	expect((mark.strip.bottom - lastY) / unit).toBeCloseTo(depth ?? NaN)
})

test('every wake of the view is an arrow between the two rows, and one before the playhead is the present one', () => {
	const recording = blockingQueueFixture()
	const lanes = lanesOf(recording, 100_000, 500_000)
	const wakes = recording
		.wakes(lanes.view.fromUs, 500_000)
		.filter(({ atUs }) => atUs >= lanes.view.fromUs && atUs < 490_000)
	expect(wakes.length).toBeGreaterThan(3)
	for (const { atUs } of wakes) {
		expect(lanes.arrows.some(({ fromX }) => Math.abs(fromX - xAt(lanes, atUs)) < 0.01)).toBe(true)
	}
	expect(lanes.arrows.filter(({ isPresent }) => isPresent).length).toBeLessThanOrEqual(1)
})

test('wakes too dense to follow become ticks', () => {
	const lanes = lanesOf(blockingQueueFixture(), 0, 2_400_000 * 12)
	expect(lanes.wakeTicks.length).toBeGreaterThan(0)
	expect(lanes.arrows.length).toBeLessThan(40)
})

test('what was laid out while the run went on equals what is laid out at its end', () => {
	const { cast, events, endUs } = playBlockingQueue({ producers: 3, consumers: 4 })
	const growing = new Recording(cast)
	const frame = placeRows({ width: 824, height: 260, scale: 1 }, cast.threads, [])
	const view = gridView({ fromUs: 0, toUs: endUs }, frame)
	const chunks = new Chunks(growing, view.usPerPx)
	const layoutNow = () => {
		return layoutLanes({ frame, view, chunks, moment: growing.momentAt(growing.endUs) })
	}
	let next = 0
	for (let us = 10_000; us <= endUs; us += 10_000) {
		const from = next
		while ((events[next]?.atUs ?? Infinity) <= us) next += 1
		growing.append(events.slice(from, next), us)
		layoutNow()
	}
	const fresh = layoutLanes({
		frame,
		view,
		chunks: new Chunks(growing, view.usPerPx),
		moment: growing.momentAt(growing.endUs),
	})
	const visible = (lanes: Lanes) => {
		return lanes.parts.map(({ x, marks }) => ({
			x,
			shares: marks.shares,
			holds: marks.holds,
			bars: marks.bars.map((bar) => ({ ...bar, width: Math.min(bar.width, 64 - bar.x) })),
		}))
	}
	expect(visible(layoutNow())).toEqual(visible(fresh))
	expect(layoutNow().parts.filter(({ isSettled }) => isSettled).length).toBeGreaterThan(8)
})

test('chunks that cannot change are laid out once', () => {
	const recording = blockingQueueFixture()
	const frame = placeRows({ width: 824, height: 260, scale: 1 }, recording.cast.threads, [])
	const view = gridView({ fromUs: 0, toUs: 2_000_000 }, frame)
	const chunks = new Chunks(recording, view.usPerPx)
	const settled = () => {
		const moment = recording.momentAt(0)
		const { parts } = layoutLanes({ frame, view, chunks, moment })
		return parts.filter(({ isSettled }) => isSettled).map(({ marks }) => marks)
	}
	const [first] = settled()
	recording.append([], recording.endUs + 1000)
	expect(settled()[0]).toBe(first)
})

test('what is pointed at is the thread of the row and the time of the place', () => {
	const recording = blockingQueueFixture()
	const lanes = lanesOf(recording, 1_000_000, 1_500_000)
	const row = lanes.frame.rows[2]
	if (row === undefined) throw new Error('no row')
	const hit = hitTest(lanes, xAt(lanes, 1_250_000), row.top + 3)
	expect(hit?.row?.thread).toBe(row.thread)
	expect(hit?.us).toBeCloseTo(1_250_000)
	expect(hitTest(lanes, 4, row.top)).toBeNull()
})

test('going from span to span visits all of a thread’s spans, there and back', () => {
	const recording = blockingQueueFixture()
	const thread = recording.cast.threads[0]?.id ?? 0
	const all = recording.spans(thread, 0, recording.endUs)
	const first = spanAt(recording, thread, all[0]?.fromUs ?? 0)
	const visited = [first]
	for (let span = first; span !== undefined;) {
		span = neighbour(recording, { thread, span }, 1)
		if (span !== undefined) visited.push(span)
	}
	expect(visited).toEqual(all)
	const last = all.at(-1)
	const before = last && neighbour(recording, { thread, span: last }, -1)
	expect(before).toEqual(all.at(-2))
})

test('a span that is too short to hit is found beside the pointer', () => {
	const recording = blockingQueueFixture()
	const thread = recording.cast.threads[2]?.id ?? 0
	const short = recording
		.spans(thread, 500_000, 2_000_000)
		.find(({ state, fromUs, toUs }) => state === 'woken' && toUs - fromUs < 4000)
	if (short === undefined) throw new Error('no short span')
	expect(spanAt(recording, thread, short.fromUs - 1000, 2500)?.fromUs).toBe(short.fromUs)
})

test('the outline of a span has its place and its height', () => {
	const recording = blockingQueueFixture()
	const lanes = lanesOf(recording, 0, recording.endUs)
	const thread = recording.cast.threads[0]?.id ?? 0
	const span = spanAt(recording, thread, 1_000_000)
	if (span === undefined) throw new Error('no span')
	const box = boxOf(lanes, { thread, span })
	expect(box?.x).toBeCloseTo(xAt(lanes, span.fromUs))
	expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(lanes.frame.rows[0]?.ground)
})
