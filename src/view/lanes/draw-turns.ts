/** Brackets of turns, and on each the name of its actor, on paper of its own: it has to be read over any state. */
import type { Palette } from '../canvas/palette.svelte.ts'
import type { TurnMark } from './turns.ts'

type Surface = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

export function drawTurns(
	context: Surface,
	turns: readonly TurnMark[],
	scale: number,
	palette: Palette,
): void {
	if (turns.length === 0) return
	context.strokeStyle = palette.ink2
	context.lineWidth = scale
	context.beginPath()
	for (const { x, width, top } of turns) {
		context.moveTo(x + 0.5, top + 4 * scale)
		context.lineTo(x + 0.5, top + 0.5)
		context.lineTo(x + width - 1, top + 0.5)
		context.lineTo(x + width - 1, top + 4 * scale)
	}
	context.stroke()
	context.font = `400 ${String(12 * scale)}px ${palette.mono}`
	context.textAlign = 'left'
	context.textBaseline = 'alphabetic'
	for (const { x, y, label } of turns) {
		if (label === '') continue
		const width = context.measureText(label).width + 5 * scale
		context.fillStyle = palette.panel
		context.fillRect(x + 2, y - 7 * scale, width, 14 * scale)
		context.fillStyle = palette.ink
		context.fillText(label, x + 2 + 2.5 * scale, y + 4 * scale)
	}
}
