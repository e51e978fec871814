/** Spans: solid while working, teeth while spinning, hollow while woken, hatched while blocked, dotted while asleep. */
import type { ThreadState } from '../../model/moment.ts'
import type { Palette, StatePaint } from '../canvas/palette.svelte.ts'
import { statesByAwakeness } from '../canvas/states.ts'
import type { Bar, Boxes, Lanes } from './layout.ts'

/** Narrower spans are plain: an outline would hide what it surrounds. */
const outlinedFrom = 3

/** Between one item and the next a line of ground shows, where spans are wide enough. */
function visibleWidth(width: number): number {
	return width >= 4 ? width - 0.75 : width
}

export function drawShares(
	context: CanvasRenderingContext2D,
	shares: ReadonlyMap<ThreadState, Boxes>,
	palette: Palette,
): void {
	for (const [state, boxes] of shares) {
		const paint = palette.states[state]
		const isHollow = state === 'woken' || state === 'held'
		context.fillStyle = paint.fill
		for (let at = 0; at + 3 < boxes.length; at += 4) {
			const x = boxes[at] ?? 0
			const y = boxes[at + 1] ?? 0
			const height = boxes[at + 3] ?? 0
			context.fillRect(x, y, boxes[at + 2] ?? 0, height)
		}
		if (!isHollow) continue
		context.fillStyle = paint.stroke
		for (let at = 0; at + 3 < boxes.length; at += 4) {
			const y = boxes[at + 1] ?? 0
			const foot = y + (boxes[at + 3] ?? 0)
			context.fillRect(boxes[at] ?? 0, y, boxes[at + 2] ?? 0, 1)
			context.fillRect(boxes[at] ?? 0, foot - 1, boxes[at + 2] ?? 0, 1)
		}
	}
}

export function drawBars(context: CanvasRenderingContext2D, lanes: Lanes, palette: Palette): void {
	const { bars, frame } = lanes
	for (const state of statesByAwakeness) {
		const alike = bars.filter((bar) => bar.state === state)
		if (alike.length > 0) drawAlike(context, state, alike, palette)
	}
	context.font = `400 ${String(12 * frame.scale)}px ${palette.mono}`
	context.textAlign = 'left'
	context.textBaseline = 'alphabetic'
	context.fillStyle = palette.states.working.on
	for (const bar of bars) {
		if (bar.label === '') continue
		const x = Math.max(bar.x, frame.left) + 4
		context.fillText(bar.label, x, bar.y + bar.height / 2 + 4 * frame.scale)
	}
}

function drawAlike(
	context: CanvasRenderingContext2D,
	state: ThreadState,
	bars: readonly Bar[],
	palette: Palette,
): void {
	const paint = palette.states[state]
	switch (state) {
		case 'new':
			return
		case 'finished':
		case 'failed':
			return drawEnds(context, bars, state, paint)
		case 'spinning':
			return drawTeeth(context, bars, paint)
		case 'held':
			return drawOutlines(context, bars, paint, { lineWidth: 1.25, dash: [4, 4] })
		case 'sleeping':
			fillBars(context, bars, paint)
			return drawOutlines(context, bars, paint, { lineWidth: 1.5, dash: [1.5, 2.5] })
		case 'woken':
			fillBars(context, bars, paint)
			return drawOutlines(context, bars, paint, { lineWidth: 1.5, dash: [] })
		case 'waiting':
			fillBars(context, bars, paint)
			return drawOutlines(context, bars, paint, { lineWidth: 1, dash: [] })
		case 'blocked':
			fillBars(context, bars, paint)
			drawHatch(context, bars, paint)
			return drawOutlines(context, bars, paint, { lineWidth: 1, dash: [] })
		case 'working':
			return fillBars(context, bars, paint)
	}
}

function fillBars(
	context: CanvasRenderingContext2D,
	bars: readonly Bar[],
	paint: StatePaint,
): void {
	context.fillStyle = paint.fill
	for (const { x, y, width, height } of bars) {
		context.fillRect(x, y, visibleWidth(width), height)
	}
}

function drawOutlines(
	context: CanvasRenderingContext2D,
	bars: readonly Bar[],
	paint: StatePaint,
	{ lineWidth, dash }: { readonly lineWidth: number; readonly dash: number[] },
): void {
	const inset = lineWidth / 2
	context.strokeStyle = paint.stroke
	context.lineWidth = lineWidth
	context.setLineDash(dash)
	context.beginPath()
	for (const { x, y, width, height } of bars) {
		if (width >= outlinedFrom) {
			const across = visibleWidth(width) - lineWidth
			context.rect(x + inset, y + inset, across, height - lineWidth)
		} else {
			context.moveTo(x + width / 2, y)
			context.lineTo(x + width / 2, y + height)
		}
	}
	context.stroke()
	context.setLineDash([])
}

function drawTeeth(
	context: CanvasRenderingContext2D,
	bars: readonly Bar[],
	paint: StatePaint,
): void {
	const tooth = 6
	context.fillStyle = paint.fill
	context.beginPath()
	for (const { x, y, width, height } of bars) {
		const end = x + visibleWidth(width)
		const depth = Math.min(4, height / 3)
		context.moveTo(x, y + height)
		context.lineTo(x, y + depth)
		for (let at = x; at < end; at += tooth) {
			context.lineTo(Math.min(end, at + tooth / 2), y)
			context.lineTo(Math.min(end, at + tooth), y + depth)
		}
		context.lineTo(end, y + height)
		context.closePath()
	}
	context.fill()
}

/** Lines at 45°, cut at the edges of each bar. */
function drawHatch(
	context: CanvasRenderingContext2D,
	bars: readonly Bar[],
	paint: StatePaint,
): void {
	context.strokeStyle = paint.stroke
	context.lineWidth = 1.25
	context.beginPath()
	for (const { x, y, width, height } of bars) {
		const end = x + visibleWidth(width)
		if (width < outlinedFrom + 1) continue
		for (let foot = x + 3; foot < end + height; foot += 5) {
			const fromX = Math.min(foot, end)
			const toX = Math.max(foot - height, x)
			context.moveTo(fromX, y + height - (foot - fromX))
			context.lineTo(toX, y + height - (foot - toX))
		}
	}
	context.stroke()
}

/** A thread that is gone: its ground line goes on; a failure is a cross where it happened. */
function drawEnds(
	context: CanvasRenderingContext2D,
	bars: readonly Bar[],
	state: 'finished' | 'failed',
	paint: StatePaint,
): void {
	const reach = 5
	context.strokeStyle = paint.stroke
	context.lineWidth = 1.5
	context.beginPath()
	for (const { x, y, width } of bars) {
		context.moveTo(x, y - 0.5)
		context.lineTo(x + width, y - 0.5)
		if (state === 'finished') {
			context.moveTo(x + 0.75, y)
			context.lineTo(x + 0.75, y - 2 * reach)
		}
	}
	context.stroke()
	if (state === 'finished') return
	context.lineWidth = 2.5
	context.beginPath()
	for (const { x, y } of bars) {
		context.moveTo(x + 2, y - 2)
		context.lineTo(x + 2 + 2 * reach, y - 2 - 2 * reach)
		context.moveTo(x + 2, y - 2 - 2 * reach)
		context.lineTo(x + 2 + 2 * reach, y - 2)
	}
	context.stroke()
}
