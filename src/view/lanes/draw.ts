/** Draws the lanes. Pure: same marks and colours, same calls; no clock, no state, nothing read from the page. */
import type { Palette } from '../canvas/palette.svelte.ts'
import { columnsPerChunk } from './chunks.ts'
import { drawMarks } from './draw-bars.ts'
import { drawDepth, drawDepthScale } from './draw-depth.ts'
import { drawSigns } from './draw-signs.ts'
import { drawArrows, drawWakeTicks } from './draw-wakes.ts'
import { drawWave, drawWaveScale } from './draw-wave.ts'
import type { Lanes, Part } from './layout.ts'
import type { Bar, Marks } from './marks.ts'
import type { Frame } from './rows.ts'

/** Marks that stay as they are, painted before; its size in CSS pixels is a whole number of device pixels. */
export interface Picture {
	readonly image: CanvasImageSource
	readonly width: number
	readonly height: number
}

/** Neighbours overlap by a pixel, so that no seam shows where pixels are not whole. */
export const pictureWidth = columnsPerChunk + 1

export interface Accents {
	/** Spans to outline. */
	readonly outlined?: readonly Bar[]
	/** Null to draw the marks here and now. */
	readonly pictureOf?: (marks: Marks) => Picture | null
	/** Device pixels in one CSS pixel. */
	readonly ratio?: number
}

export function drawLanes(
	context: CanvasRenderingContext2D,
	lanes: Lanes,
	palette: Palette,
	accents: Accents = {},
): void {
	const { frame } = lanes
	const { outlined = [] } = accents
	context.fillStyle = palette.panel
	context.fillRect(0, 0, frame.width, frame.height)
	drawGrid(context, lanes, palette)
	context.save()
	context.beginPath()
	context.rect(frame.left, 0, frame.right - frame.left, frame.height)
	context.clip()
	for (const part of lanes.parts) drawPart(context, part, frame, palette, accents)
	for (const depth of lanes.depths) drawDepth(context, depth, lanes, palette)
	if (lanes.wave !== null) drawWave(context, lanes.wave, frame, palette)
	drawWakeTicks(context, lanes.wakeTicks, frame.scale, palette)
	drawArrows(context, lanes.arrows, frame.scale, palette)
	drawSigns(context, lanes.signs, frame.scale, palette)
	drawUnknown(context, lanes, palette)
	drawOutlined(context, outlined, frame.scale, palette)
	context.restore()
	for (const depth of lanes.depths) drawDepthScale(context, depth, lanes, palette)
	if (lanes.wave !== null) drawWaveScale(context, lanes.wave, frame, palette)
	drawPlayhead(context, lanes, palette)
}

function drawPart(
	context: CanvasRenderingContext2D,
	part: Part,
	frame: Frame,
	palette: Palette,
	{ pictureOf = () => null, ratio = 1 }: Accents,
): void {
	const { marks } = part
	const x = Math.round(part.x * ratio) / ratio
	const picture = part.isSettled ? pictureOf(marks) : null
	if (picture !== null) {
		context.drawImage(picture.image, x, 0, picture.width, picture.height)
		return
	}
	context.save()
	context.beginPath()
	context.rect(x, 0, pictureWidth, frame.height)
	context.clip()
	context.translate(x, 0)
	drawMarks(context, marks, frame.scale, palette)
	context.restore()
}

/** A line that covers whole pixels. */
export function crisp(at: number): number {
	return Math.round(at) + 0.5
}

function drawGrid(context: CanvasRenderingContext2D, lanes: Lanes, palette: Palette): void {
	const { frame } = lanes
	const { left, right, top, bottom, scale } = frame
	context.strokeStyle = palette.hair
	context.lineWidth = 1
	context.beginPath()
	for (const { x } of lanes.ticks) {
		context.moveTo(crisp(x), top - 2 * scale)
		context.lineTo(crisp(x), bottom + 4 * scale)
	}
	for (const { ground } of frame.rows) {
		context.moveTo(left, ground + 0.5)
		context.lineTo(right, ground + 0.5)
	}
	context.stroke()
	context.font = `400 ${String(12 * scale)}px ${palette.mono}`
	context.fillStyle = palette.ink3
	context.textAlign = 'right'
	context.textBaseline = 'alphabetic'
	for (const { x, label } of lanes.ticks) {
		const width = context.measureText(label).width
		if (x - 3 - width >= 0) context.fillText(label, x - 3, bottom + 15 * scale)
	}
	context.font = `600 ${String(13 * scale)}px ${palette.mono}`
	context.fillStyle = palette.ink
	context.textAlign = 'left'
	for (const row of frame.rows) {
		if (row.isNamed) context.fillText(row.name, 12 * scale, row.ground - row.height * 0.14)
	}
}

/** What was recorded after the time shown, and what is no longer or not yet known. */
function drawUnknown(context: CanvasRenderingContext2D, lanes: Lanes, palette: Palette): void {
	const { left, right, top, bottom } = lanes.frame
	const height = bottom - top + 2
	const ahead = Math.max(left, lanes.playheadX)
	const end = Math.min(right, lanes.endX)
	context.fillStyle = palette.panel
	if (lanes.startX > left) context.fillRect(left, top - 2, lanes.startX - left, height)
	if (end <= ahead) return
	context.globalAlpha = 0.55
	context.fillRect(ahead, top - 2, end - ahead, height)
	context.globalAlpha = 1
}

function drawOutlined(
	context: CanvasRenderingContext2D,
	bars: readonly Bar[],
	scale: number,
	palette: Palette,
): void {
	for (const { x, y, width, height } of bars) {
		const around = Math.max(3, width)
		context.strokeStyle = palette.panel
		context.lineWidth = 4 * scale
		context.strokeRect(x - 1, y - 1, around + 2, height + 2)
		context.strokeStyle = palette.ink
		context.lineWidth = 2 * scale
		context.strokeRect(x - 1, y - 1, around + 2, height + 2)
	}
}

function drawPlayhead(context: CanvasRenderingContext2D, lanes: Lanes, palette: Palette): void {
	const { left, right, bottom, scale } = lanes.frame
	const x = lanes.playheadX
	if (x < left - 1 || x > right + 1) return
	context.strokeStyle = palette.ink
	context.lineWidth = 1.5 * scale
	context.beginPath()
	context.moveTo(x, scale)
	context.lineTo(x, bottom)
	context.stroke()
	context.fillStyle = palette.ink
	context.beginPath()
	context.moveTo(x - 5 * scale, 0)
	context.lineTo(x + 5 * scale, 0)
	context.lineTo(x, 6 * scale)
	context.fill()
}
