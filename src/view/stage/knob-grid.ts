/**
 * Where knobs stand at the foot of the stage: each under the part that it acts on. Four columns: one for the
 * producers, two for the meeting place, one for the consumers. What does not fit goes inwards, last row first. Where
 * that took more rows than few and the meeting place is wide, three share it in a row.
 */
import type { KnobView } from '../session.ts'

export interface KnobPlace {
	readonly knob: KnobView
	/** 1 … 4. */
	readonly column: number
	/** From 1. */
	readonly row: number
	readonly span: 1 | 2
	/** Of the meeting place, where three share it, from the left; then column and span say nothing. */
	readonly third?: 0 | 1 | 2
}

/** As many as a stage can spare without its picture getting too low. */
const fewRows = 2

/** `isWide`: a third of the meeting place is wide enough for a knob. */
export function layoutKnobs(knobs: readonly KnobView[], isWide = false): readonly KnobPlace[] {
	const at = (place: KnobView['place']) => knobs.filter((knob) => knob.place === place)
	const [left, middle, right] = [at('producers'), at('queue'), at('consumers')]
	let rows = 1
	while (!fits(left.length, middle.length, right.length, rows)) {
		const inwards = [...left.slice(rows), ...middle, ...right.slice(rows)]
		if (isWide && rows >= fewRows && inwards.length <= 3 * rows) {
			return inThirds(left, inwards, right, rows)
		}
		rows += 1
	}
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

/** The meeting place has three in each row, and what is left in the last. */
function inThirds(
	left: readonly KnobView[],
	inwards: readonly KnobView[],
	right: readonly KnobView[],
	rows: number,
): readonly KnobPlace[] {
	const outer = (side: readonly KnobView[], column: number): KnobPlace[] =>
		side.slice(0, rows).map((knob, index) => ({ knob, column, row: index + 1, span: 1 }))
	const thirds = (row: readonly KnobView[], number: number): KnobPlace[] =>
		row.map((knob, index) => {
			const place = { knob, column: 2, row: number, span: 1 } as const
			if (row.length === 3) return { ...place, third: index === 0 ? 0 : index === 1 ? 1 : 2 }
			return row.length === 2 ? { ...place, column: 2 + index } : { ...place, span: 2 }
		})
	const middle = Array.from({ length: rows }, (_, row) => {
		return thirds(inwards.slice(3 * row, 3 * row + 3), row + 1)
	}).flat()
	return [...outer(left, 1), ...middle, ...outer(right, 4)].sort((a, b) => a.row - b.row)
}

/** First and last line of a place among the tracks of `tracksOf`. */
export function linesOf({ column, span, third }: KnobPlace): readonly [number, number] {
	const inThirds = [[3, 4] as const, [5, 8] as const, [9, 10] as const]
	if (third !== undefined) return inThirds[third] ?? [3, 10]
	if (column === 1) return [1, 2]
	if (column === 4) return [11, 12]
	return [column === 2 ? 3 : 7, column === 3 || span === 2 ? 10 : 6]
}

/** Widths of what lies between the lines of halves and of thirds of the meeting place, with `gap` between knobs. */
export function tracksOf(width: number, gap: number): readonly number[] {
	const half = (width - gap) / 2
	const third = (width - 2 * gap) / 3
	return [third, gap, half - third - gap, gap, 2 * third - half, gap, third]
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
