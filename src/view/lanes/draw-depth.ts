/** The depth strip: an area with a stepped edge, and the capacity, or the end of memory, as a dashed line. */
import { onScale } from '../layout/amounts.ts'
import { grouped, isUnbounded, queueTitle } from '../layout/words.ts'
import type { Palette } from '../canvas/palette.svelte.ts'
import type { DepthMark } from './depth-mark.ts'
import type { Lanes } from './layout.ts'

export function drawDepth(
	context: CanvasRenderingContext2D,
	mark: DepthMark,
	lanes: Lanes,
	palette: Palette,
): void {
	const { strip, outline } = mark
	const { right, left } = lanes.frame
	trace(context, outline)
	if (mark.others.length === 0) {
		context.lineTo(outline[outline.length - 2] ?? left, strip.bottom)
		context.lineTo(outline[0] ?? left, strip.bottom)
		context.fillStyle = palette.hair
		context.fill()
		trace(context, outline)
	}
	context.strokeStyle = palette.ink2
	context.lineWidth = mark.others.length === 0 ? 1.5 : 1
	context.stroke()
	for (const other of mark.others) {
		trace(context, other)
		context.stroke()
	}
	context.strokeStyle = palette.line
	context.lineWidth = 1
	context.beginPath()
	context.moveTo(left, strip.bottom + 0.5)
	context.lineTo(right, strip.bottom + 0.5)
	context.stroke()
	context.setLineDash([2, 3])
	context.beginPath()
	for (const [index, [fromX, toX, y]] of mark.capacity.entries()) {
		const before = mark.capacity[index - 1]
		if (before?.[1] === fromX) context.lineTo(fromX, y)
		else context.moveTo(fromX, y)
		context.lineTo(toX, y)
	}
	context.stroke()
	context.setLineDash([])
	if (mark.budget === null) return
	context.strokeStyle = palette.ink
	context.setLineDash([6, 3])
	context.beginPath()
	context.moveTo(left, mark.budget.y)
	context.lineTo(right, mark.budget.y)
	context.stroke()
	context.setLineDash([])
}

/** The edge: level to the next point, then up or down. */
function trace(context: CanvasRenderingContext2D, outline: readonly number[]): void {
	context.beginPath()
	for (let at = 0; at + 1 < outline.length; at += 2) {
		const x = outline[at] ?? 0
		const y = outline[at + 1] ?? 0
		if (at === 0) context.moveTo(x, y)
		else context.lineTo(x, y)
	}
}

/** Its scale and what it means, in words; drawn over everything else. */
export function drawDepthScale(
	context: CanvasRenderingContext2D,
	mark: DepthMark,
	lanes: Lanes,
	palette: Palette,
): void {
	const { scale, left } = lanes.frame
	const { top, bottom } = mark.strip
	context.font = `400 ${String(12 * scale)}px ${palette.mono}`
	context.fillStyle = palette.ink2
	context.textAlign = 'left'
	context.textBaseline = 'alphabetic'
	context.fillText(onScale(mark.topValue), 12 * scale, top + 4 * scale)
	context.fillText('0', 12 * scale, bottom + 2 * scale)
	if (bottom - top < 30 * scale) return
	context.font = `400 ${String(12 * scale)}px ${palette.sans}`
	const capacity = String(mark.capacityNow)
	const isInScale = mark.capacityNow <= mark.topValue
	const bound = isInScale ? `dashed line = capacity ${capacity}` : `capacity ${capacity}`
	const { budget } = mark
	const end = budget === null ? '' : `, dashed line = memory ends at ${grouped(budget.count)}`
	const limit = mark.capacityNow === 0 ? 'no places' : bound
	const words = isUnbounded(mark.capacityNow) ? `no bound${end}` : limit
	const caption = `${subjectOf(mark)}, ${words}`
	context.strokeStyle = palette.panel
	context.lineWidth = 4 * scale
	context.lineJoin = 'round'
	context.strokeText(caption, left + 6 * scale, top + 14 * scale)
	context.fillText(caption, left + 6 * scale, top + 14 * scale)
	context.lineJoin = 'miter'
}

/** Whose depth it is. */
function subjectOf({ strip, others, deepest }: DepthMark): string {
	const [only] = strip.queues
	if (others.length > 0) {
		return `depth of ${String(strip.queues.length)} queues, deepest at the end ${deepest}`
	}
	return only === undefined || queueTitle(only) === 'Queue'
		? 'queue depth'
		: `depth of ${only.name}`
}
