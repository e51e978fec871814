/**
 * Stations that share a gap: one stands free, two lie one above the other with low bays, more are rows without bays, in
 * which nothing but the depth is drawn.
 */
import { type Box, bottomOf, gridOf } from './box.ts'

export interface StationArea {
	/** The monitor: queue, lock and what they guard. */
	readonly frame: Box
	/** One box per condition; one that everybody shares lies across the whole stage. */
	readonly bays: readonly Box[]
	readonly isRow: boolean
}

/** What decides how much room a station needs. */
export interface StationSize {
	readonly isBackward?: boolean
	readonly gap: number
	readonly bays: number
	/** How many seats those have who wait in each bay, where it is known. */
	readonly crowds?: readonly number[]
}

/** More in one gap than this are rows. */
export const mostWhole = 2

const bayGap = 10
/** The tab of the lock stands half above the frame. */
const overhang = 15
const between = 12
const narrow = 300

/** Part of the width for the bay of a crowd beside the bay of a few. */
const crowdShare = 0.7

/** Bays side by side, or one above the other where they would be too narrow for words. */
export function baysIn(area: Box, { bays, crowds }: StationSize): readonly Box[] {
	const [first = 0, second = 0] = crowds ?? []
	if (
		bays === 2 &&
		Math.max(first, second) > 8 &&
		Math.min(first, second) * 3 <= Math.max(first, second)
	) {
		const share = first > second ? crowdShare : 1 - crowdShare
		const width = (area.width - bayGap) * share
		const rest = { ...area, x: area.x + width + bayGap, width: area.width - bayGap - width }
		return [{ ...area, width }, rest]
	}
	const isNarrow = area.width < narrow && area.height >= 45 * bays && bays > 1
	return gridOf(area, bays, isNarrow ? 1 : Math.max(1, bays), bayGap)
}

/** `area` down to the floor; `frameHeight` where there is one station alone. */
export function stacked(area: Box, sizes: readonly StationSize[]): readonly StationArea[] {
	if (sizes.length > mostWhole) return rowsIn(area, sizes.length)
	const each = (area.height - between * (sizes.length - 1)) / sizes.length
	return sizes.map(({ bays }, index) => {
		const top = area.y + index * (each + between) + overhang
		const room = each - overhang
		// Low bays while there is no room for a heading and a thread under it.
		const isLow = room < 84 + 6 + 62
		const bayHeight = bays === 0 ? 0 : isLow ? 34 : Math.min(110, Math.max(62, room - 102))
		const space = bays === 0 ? 0 : isLow ? 5 : 8
		const height = Math.min(110, Math.max(66, room - space - bayHeight))
		const frame = { x: area.x, y: top, width: area.width, height }
		const below = { ...frame, y: bottomOf(frame) + space, height: bayHeight }
		return { frame, bays: gridOf(below, bays, Math.max(1, bays), bayGap), isRow: false }
	})
}

const mostRow = 34

function rowsIn(area: Box, count: number): readonly StationArea[] {
	const pitch = Math.min(mostRow, area.height / count)
	const top = area.y + (area.height - pitch * count) / 2
	const height = pitch - Math.min(6, pitch * 0.2)
	return Array.from({ length: count }, (_, index) => ({
		frame: { x: area.x, y: top + index * pitch, width: area.width, height },
		bays: [],
		isRow: true,
	}))
}
