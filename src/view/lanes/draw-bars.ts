/** Spans: solid while working, teeth while spinning, hollow while woken, hatched while blocked, dotted while asleep. */
import type { ThreadState } from '../../model/moment.ts'
import type { Palette, StatePaint } from '../canvas/palette.svelte.ts'
import { statesByAwakeness } from '../canvas/states.ts'
import { drawTurns } from './draw-turns.ts'
import type { Bar, Boxes, Marks } from './marks.ts'

/** On screen, or a picture to be copied from. */
type Surface = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** Smaller spans have no outline: it would hide what it surrounds. */
const leastWidth = 3
const leastHeight = 5

function isHollow(state: ThreadState): boolean {
	return state === 'woken' || state === 'held'
}

/** Between one item and the next a line of ground shows, where spans are wide enough. */
function visibleWidth(width: number): number {
	return width >= 4 ? width - 0.75 : width
}

function drawShares(
	context: Surface,
	shares: ReadonlyMap<ThreadState, Boxes>,
	palette: Palette,
): void {
	for (const [state, boxes] of shares) {
		const paint = palette.states[state]
		context.fillStyle = paint.fill
		fillBoxes(context, boxes)
		if (!isHollow(state)) continue
		context.fillStyle = paint.stroke
		for (let at = 0; at + 3 < boxes.length; at += 4) {
			const y = boxes[at + 1] ?? 0
			const foot = y + (boxes[at + 3] ?? 0)
			context.fillRect(boxes[at] ?? 0, y, boxes[at + 2] ?? 0, 1)
			context.fillRect(boxes[at] ?? 0, foot - 1, boxes[at + 2] ?? 0, 1)
		}
	}
}

function drawBars(context: Surface, bars: readonly Bar[], scale: number, palette: Palette): void {
	for (const state of statesByAwakeness) {
		const alike = bars.filter((bar) => bar.state === state)
		if (alike.length > 0) drawAlike(context, state, alike, palette)
	}
	const labelled = bars.filter(({ label }) => label !== '')
	if (labelled.length === 0) return
	context.font = `400 ${String(12 * scale)}px ${palette.mono}`
	context.textAlign = 'left'
	context.textBaseline = 'alphabetic'
	context.fillStyle = palette.states.working.on
	for (const { x, y, height, label } of labelled) {
		context.fillText(label, x + 4, y + height / 2 + 4 * scale)
	}
}

/** One chunk, its left edge at 0. */
export function drawMarks(context: Surface, marks: Marks, scale: number, palette: Palette): void {
	drawShares(context, marks.shares, palette)
	drawBars(context, marks.bars, scale, palette)
	context.fillStyle = palette.ink
	fillBoxes(context, marks.holds)
	drawTurns(context, marks.turns, scale, palette)
}

function fillBoxes(context: Surface, boxes: Boxes): void {
	for (let at = 0; at + 3 < boxes.length; at += 4) {
		context.fillRect(boxes[at] ?? 0, boxes[at + 1] ?? 0, boxes[at + 2] ?? 0, boxes[at + 3] ?? 0)
	}
}

interface Outline {
	readonly lineWidth: number
	readonly dash: readonly number[]
}

const outlines: Readonly<Partial<Record<ThreadState, Outline>>> = {
	held: { lineWidth: 1.25, dash: [4, 4] },
	sleeping: { lineWidth: 1.5, dash: [1.5, 2.5] },
	woken: { lineWidth: 1.5, dash: [] },
	waiting: { lineWidth: 1, dash: [] },
	blocked: { lineWidth: 1, dash: [] },
}

function drawAlike(
	context: Surface,
	state: ThreadState,
	bars: readonly Bar[],
	palette: Palette,
): void {
	const paint = palette.states[state]
	if (state === 'new') return
	if (state === 'finished' || state === 'failed') {
		drawEnds(context, bars, state, paint)
	} else if (state === 'spinning') {
		drawTeeth(context, bars, paint)
	} else {
		if (state !== 'held') fillBars(context, bars, paint)
		if (state === 'blocked') drawHatch(context, bars, paint)
		const outline = outlines[state]
		if (outline !== undefined) drawOutlines(context, bars, paint, outline)
	}
}

function fillBars(context: Surface, bars: readonly Bar[], paint: StatePaint): void {
	context.fillStyle = paint.fill
	for (const { x, y, width, height } of bars) {
		context.fillRect(x, y, visibleWidth(width), height)
	}
}

/** Around what is large enough; a narrow hollow span is a stroke, other small ones are as filled. */
function drawOutlines(
	context: Surface,
	bars: readonly Bar[],
	paint: StatePaint,
	{ lineWidth, dash }: Outline,
): void {
	const inset = lineWidth / 2
	context.strokeStyle = paint.stroke
	context.fillStyle = paint.stroke
	context.lineWidth = lineWidth
	context.setLineDash([...dash])
	for (const { x, y, width, height, state } of bars) {
		if (width >= leastWidth && height >= leastHeight) {
			const across = visibleWidth(width) - lineWidth
			context.strokeRect(x + inset, y + inset, across, height - lineWidth)
		} else if (isHollow(state)) context.fillRect(x, y, Math.min(1, width), height)
	}
	context.setLineDash([])
}

function drawTeeth(context: Surface, bars: readonly Bar[], paint: StatePaint): void {
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
function drawHatch(context: Surface, bars: readonly Bar[], paint: StatePaint): void {
	context.strokeStyle = paint.stroke
	context.lineWidth = 1.25
	context.beginPath()
	for (const { x, y, width, height } of bars) {
		const end = x + visibleWidth(width)
		if (width < leastWidth + 1 || height < leastHeight) continue
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
	context: Surface,
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
