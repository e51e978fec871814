/** What stands beside the headings: items that have come and that nobody has picked up yet, and what the textures mean. */
import type { Moment } from '../../model/moment.ts'
import type { Areas } from './areas.ts'
import type { Box, Point } from './box.ts'
import { rightOf } from './box.ts'
import { sansWidth } from './label.ts'
import { outsideOf } from './outside.ts'
import { grouped } from './words.ts'

/** Items outside, as small tokens while they are few, and their number. */
export interface OutsideMark {
	readonly tokens: readonly Box[]
	readonly label: Point & { readonly text: string }
}

export interface LegendEntry {
	/** Kind of the items meant: decides the texture. */
	readonly kind: number
	readonly swatch: Box
	readonly label: Point & { readonly text: string }
}

const edge = 12
const mostTokens = 5

export function layoutOutside(moment: Moment, areas: Areas): OutsideMark | null {
	const [heading] = areas.headings
	const count = outsideOf(moment)
	if (count === 0 || heading === undefined) return null
	const start = heading.x + (heading.text === '' ? 0 : sansWidth(heading.text, 14, true) + 14)
	const tokens = Array.from({ length: Math.min(mostTokens, count) }, (_, index) => ({
		x: start + index * (edge + 3),
		y: heading.y - edge + 1,
		width: edge,
		height: edge,
	}))
	const x = start + tokens.length * (edge + 3) + 4
	return { tokens, label: { x, y: heading.y, text: `${grouped(count)} outside` } }
}

/** Only where kinds have come that must be told apart. Right above the frame, on a phone beside the second heading. */
export function layoutLegend({ cast, kindsSeen }: Moment, areas: Areas): readonly LegendEntry[] {
	if (kindsSeen.length < 2) return []
	const [, second] = areas.headings
	const y = areas.press.isVertical && second !== undefined ? second.y : 30
	const entries: LegendEntry[] = []
	let right = rightOf(areas.stations[0]?.frame ?? { ...areas.columns[1], y, height: 0 })
	for (const kind of kindsSeen.toReversed()) {
		const text = cast.kinds[kind] ?? ''
		const x = right - sansWidth(text, 12)
		entries.push({
			kind,
			swatch: { x: x - edge - 5, y: y - edge + 1, width: edge, height: edge },
			label: { x, y, text },
		})
		right = x - edge - 5 - 14
	}
	return entries.toReversed()
}
