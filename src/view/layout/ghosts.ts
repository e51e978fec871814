/** Empty places: of threads that are elsewhere, have not started, or have been sent for. */
import type { Moment } from '../../model/moment.ts'
import type { Box } from './box.ts'
import type { Seat, Shape } from './crew.ts'
import { onTheWay } from './foot.ts'
import { type Label, layoutLabel } from './label.ts'

export interface GhostMark {
	readonly id: number
	readonly name: string
	readonly shape: Shape
	readonly box: Box
	readonly label: Label
	/** Of one that has been sent for. */
	readonly isComing?: boolean
}

/** Words for one that has not started. */
export const absent: readonly string[] = ['not started', 'new']

/** Ids of the seats for those who have been sent for. */
export function comingTo(
	moment: Moment,
	column: number,
	seats: readonly Seat[],
): ReadonlySet<number> {
	const count = onTheWay(moment, column)?.count ?? 0
	const empty = seats.filter(({ thread }) => thread === null)
	return new Set(empty.slice(0, count).map(({ id }) => id))
}

export function ghostAt(
	seat: Seat,
	box: Box,
	words: readonly string[],
	isComing = false,
): GhostMark {
	const wording = { name: seat.name, words, details: [], hasGlyph: false, hasBar: false }
	return {
		id: seat.id,
		name: seat.name,
		shape: seat.shape,
		box,
		isComing,
		label: layoutLabel(seat.shape, box, wording),
	}
}
