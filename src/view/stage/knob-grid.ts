/**
 * Where knobs stand at the foot of the stage: each under the part that it acts on. Four columns: one for the
 * producers, two for the meeting place, one for the consumers. What does not fit goes inwards, last row first.
 */
import type { KnobView } from '../session.ts'

export interface KnobPlace {
	readonly knob: KnobView
	/** 1 … 4. */
	readonly column: number
	/** From 1. */
	readonly row: number
	readonly span: 1 | 2
}

export function layoutKnobs(knobs: readonly KnobView[]): readonly KnobPlace[] {
	const at = (place: KnobView['place']) => knobs.filter((knob) => knob.place === place)
	const [left, middle, right] = [at('producers'), at('queue'), at('consumers')]
	let rows = 1
	while (!fits(left.length, middle.length, right.length, rows)) rows += 1
	const outer = (side: readonly KnobView[], column: number, inner: number): KnobPlace[] =>
		side.map((knob, index) =>
			index < rows
				? { knob, column, row: index + 1, span: 1 }
				: { knob, column: inner, row: 2 * rows - index, span: 1 },
		)
	const sides = [...outer(left, 1, 2), ...outer(right, 4, 3)]
	return [...sides, ...inTheMiddle(middle, sides, rows)].sort(
		(a, b) => a.row - b.row || a.column - b.column,
	)
}

function fits(left: number, middle: number, right: number, rows: number): boolean {
	const surplus = Math.max(0, left - rows) + Math.max(0, right - rows)
	return left <= 2 * rows && right <= 2 * rows && middle + surplus <= 2 * rows
}

/** Row by row; a knob takes both columns while there are cells to spare. */
function inTheMiddle(
	knobs: readonly KnobView[],
	taken: readonly KnobPlace[],
	rows: number,
): readonly KnobPlace[] {
	const isFree = (column: number, row: number) =>
		!taken.some((place) => place.column === column && place.row === row)
	const cells = Array.from({ length: rows }, (_, index) => index + 1).flatMap((row) =>
		[2, 3].filter((column) => isFree(column, row)).map((column) => ({ column, row })),
	)
	const places: KnobPlace[] = []
	let cell = 0
	knobs.forEach((knob, index) => {
		const here = cells[cell]
		if (here === undefined) return
		const isPair = cells[cell + 1]?.row === here.row
		const hasRoom = cells.length - cell > knobs.length - index
		const span = isPair && hasRoom ? 2 : 1
		places.push({ knob, ...here, span })
		cell += span
	})
	return places
}
