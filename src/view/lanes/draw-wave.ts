/** Draws the bars of what came and of what was done, their scales, and the line along which the queue empties. */
import type { Palette } from '../canvas/palette.svelte.ts'
import { onScale } from '../layout/amounts.ts'
import type { Frame } from './rows.ts'
import type { WaveBand, WaveMark } from './wave-mark.ts'

export function drawWave(
	context: CanvasRenderingContext2D,
	{ came, done, drain }: WaveMark,
	{ left, right }: Frame,
	palette: Palette,
): void {
	for (const band of [came, done]) {
		drawBars(context, band, palette)
		context.strokeStyle = palette.line
		context.lineWidth = 1
		strokeLine(context, left, band.bottom + 0.5, right, band.bottom + 0.5)
		if (band.limitY === null) continue
		context.strokeStyle = palette.ink
		context.setLineDash([2, 3])
		strokeLine(context, left, band.limitY, right, band.limitY)
		context.setLineDash([])
	}
	if (drain === null) return
	context.strokeStyle = palette.ink
	context.lineWidth = 1
	context.setLineDash([4, 4])
	strokeLine(context, drain.x1, drain.y1, drain.x2, drain.y2)
	context.setLineDash([])
}

function strokeLine(
	context: CanvasRenderingContext2D,
	x1: number,
	y1: number,
	x2: number,
	y2: number,
): void {
	context.beginPath()
	context.moveTo(x1, y1)
	context.lineTo(x2, y2)
	context.stroke()
}

function drawBars(context: CanvasRenderingContext2D, band: WaveBand, palette: Palette): void {
	const { bars, bottom } = band
	context.fillStyle = palette.ink2
	for (const { x, width, solid } of bars) context.fillRect(x, bottom - solid, width, solid)
	context.lineWidth = 1
	context.strokeStyle = palette.line
	context.fillStyle = palette.hair
	for (const { x, width, solid, pale } of bars) {
		if (pale > 0) box(context, x, bottom - solid - pale, width, pale)
	}
	context.strokeStyle = palette.ink2
	context.fillStyle = palette.panel
	for (const { x, width, solid, pale, hollow } of bars) {
		if (hollow <= 0) continue
		const top = band.limitY === null ? solid + pale : solid + pale + hollow
		box(context, x, bottom - top, width, hollow)
	}
}

function box(
	context: CanvasRenderingContext2D,
	x: number,
	y: number,
	width: number,
	height: number,
): void {
	context.fillRect(x, y, width, height)
	if (height >= 2 && width >= 3) context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1)
}

/** Over everything else. */
export function drawWaveScale(
	context: CanvasRenderingContext2D,
	{ came, done }: WaveMark,
	{ left, scale }: Frame,
	palette: Palette,
): void {
	context.textAlign = 'left'
	context.textBaseline = 'alphabetic'
	for (const { top, perS, caption } of [came, done]) {
		context.font = `400 ${String(12 * scale)}px ${palette.mono}`
		context.fillStyle = palette.ink2
		context.fillText(onScale(perS), 12 * scale, top + 4 * scale)
		context.font = `400 ${String(12 * scale)}px ${palette.sans}`
		context.strokeStyle = palette.panel
		context.lineWidth = 4 * scale
		context.lineJoin = 'round'
		context.strokeText(caption, left + 6 * scale, top - 3 * scale)
		context.fillText(caption, left + 6 * scale, top - 3 * scale)
		context.lineJoin = 'miter'
	}
}
