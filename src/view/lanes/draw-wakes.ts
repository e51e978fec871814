/** Wake-up arrows over the spans, with a halo in the colour of the panel so that they read on solid ones. */
import type { Palette } from '../canvas/palette.svelte.ts'
import type { ArrowMark, WakeTick } from './arrows.ts'

function bowOf({ fromX, fromY, toX, toY }: ArrowMark, scale: number): readonly number[] {
	const bulge = Math.min(10, 3 + Math.abs(toY - fromY) / 14) * scale
	const third = (toY - fromY) * 0.3
	return [fromX + bulge, fromY + third, toX + bulge, toY - third, toX, toY]
}

function strokeBow(
	context: CanvasRenderingContext2D,
	arrow: ArrowMark,
	scale: number,
	colour: string,
	width: number,
): void {
	const [ax = 0, ay = 0, bx = 0, by = 0, toX = 0, toY = 0] = bowOf(arrow, scale)
	context.strokeStyle = colour
	context.lineWidth = width * scale
	context.beginPath()
	context.moveTo(arrow.fromX, arrow.fromY)
	context.bezierCurveTo(ax, ay, bx, by, toX, toY)
	context.stroke()
}

function fillHead(
	context: CanvasRenderingContext2D,
	arrow: ArrowMark,
	scale: number,
	colour: string,
	length: number,
): void {
	const [, , bx = 0, by = 0, x = 0, y = 0] = bowOf(arrow, scale)
	const angle = Math.atan2(y - by, x - bx)
	const at = (turn: number): [number, number] => [
		x - Math.cos(angle + turn) * length * scale,
		y - Math.sin(angle + turn) * length * scale,
	]
	context.fillStyle = colour
	context.beginPath()
	context.moveTo(x, y)
	context.lineTo(...at(0.42))
	context.lineTo(...at(-0.42))
	context.fill()
}

export function drawArrows(
	context: CanvasRenderingContext2D,
	arrows: readonly ArrowMark[],
	scale: number,
	palette: Palette,
): void {
	const ordered = [...arrows].sort((one, other) => Number(one.isPresent) - Number(other.isPresent))
	for (const arrow of ordered) {
		const colour = arrow.isPresent ? palette.ink : palette.ink2
		context.globalAlpha = 0.75
		strokeBow(context, arrow, scale, palette.panel, arrow.isPresent ? 4.5 : 3.5)
		context.globalAlpha = 1
		strokeBow(context, arrow, scale, colour, arrow.isPresent ? 2 : 1)
		fillHead(context, arrow, scale, colour, arrow.isPresent ? 8 : 6)
	}
}

export function drawWakeTicks(
	context: CanvasRenderingContext2D,
	ticks: readonly WakeTick[],
	scale: number,
	palette: Palette,
): void {
	context.fillStyle = palette.ink2
	for (const { x, y } of ticks) context.fillRect(x, y, 1, 3 * scale)
}
