/** Signs over the spans: a cross for an item refused or a dead letter, a wedge for an interrupt. */
import type { Palette } from '../canvas/palette.svelte.ts'
import type { SignMark } from './signs.ts'

const reach = 3

export function drawSigns(
	context: CanvasRenderingContext2D,
	signs: readonly SignMark[],
	scale: number,
	palette: Palette,
): void {
	if (signs.length === 0) return
	context.lineWidth = 4 * scale
	context.strokeStyle = palette.panel
	strokeAll(context, signs, reach * scale)
	context.lineWidth = 1.5 * scale
	context.strokeStyle = palette.ink
	strokeAll(context, signs, reach * scale)
}

function strokeAll(
	context: CanvasRenderingContext2D,
	signs: readonly SignMark[],
	length: number,
): void {
	context.beginPath()
	for (const { x, y, what } of signs) {
		if (what !== 'interrupt') {
			context.moveTo(x - length, y - length)
			context.lineTo(x + length, y + length)
			context.moveTo(x + length, y - length)
			context.lineTo(x - length, y + length)
		} else {
			context.moveTo(x - length, y - length)
			context.lineTo(x, y + length)
			context.lineTo(x + length, y - length)
		}
	}
	context.stroke()
}
