/** What one chunk of columns shows of the rows, in CSS pixels from the chunk's left edge. */
import type { ThreadState } from '../../model/moment.ts'
import { type Columns, type Mixture, type Piece, type Row, partsPerColumn } from './condense.ts'
import { type Frame, type LaneRow, awakeness } from './rows.ts'
import { type TurnMark, turnMarks } from './turns.ts'

/** A span, or a part of one that reaches beyond the chunk. */
export interface Bar {
	readonly x: number
	readonly y: number
	readonly width: number
	readonly height: number
	readonly state: ThreadState
	/** Number of the item in work, where it fits. */
	readonly label: string
}

/** x, y, width and height of one box after the other. */
export type Boxes = readonly number[]

export interface Marks {
	readonly columns: Columns
	readonly bars: readonly Bar[]
	/** Shares of columns, by state. */
	readonly shares: ReadonlyMap<ThreadState, Boxes>
	readonly holds: Boxes
	readonly turns: readonly TurnMark[]
}

const labelledFrom = 30

/** Spans are cut so far outside the chunk: their edges are not to be seen, their labels may reach over. */
const overhang = 100

export function marksOf(frame: Frame, columns: Columns, rowOf: (thread: number) => Row): Marks {
	const { from, to, usPerPx } = columns
	const x = (us: number) => us / usPerPx - from
	const bars: Bar[] = []
	const shares = new Map<ThreadState, number[]>()
	const holds: number[] = []
	const turns: TurnMark[] = []
	const ends = [-overhang, to - from + overhang] as const
	for (const row of frame.rows) {
		const { pieces, mixtures, holds: held, turns: given } = rowOf(row.thread)
		if (given.length > 0) turns.push(...turnMarks(given, row, x, ends, frame.scale))
		for (const piece of pieces) {
			const fromX = Math.max(-overhang, x(piece.fromUs))
			const toX = Math.min(to - from + overhang, x(piece.toUs))
			if (toX <= fromX) continue
			// Whose turn it is says more than which item.
			const shown = given.length > 0 ? { ...piece, item: 0 } : piece
			bars.push(barOf(shown, row, [fromX, toX], frame.scale))
		}
		for (const mixture of mixtures) addShares(shares, row, mixture, mixture.column - from)
		for (const { fromUs, toUs, share } of held) {
			const thick = Math.max(1, Math.round(3 * share)) * frame.scale
			const fromX = x(fromUs)
			holds.push(fromX, row.ground - thick, Math.max(1, x(toUs) - fromX), thick)
		}
	}
	return { columns, bars, shares, holds, turns }
}

function barOf(
	piece: Piece,
	row: LaneRow,
	[fromX, toX]: readonly [number, number],
	scale: number,
): Bar {
	const height = Math.round(row.height * awakeness[piece.state])
	const width = toX - fromX
	const text = piece.item === 0 || fromX <= -overhang ? '' : String(piece.item)
	const isLabelled = width >= labelledFrom * scale && row.height >= 16 * scale
	const label = isLabelled && width >= (text.length * 7.3 + 8) * scale ? text : ''
	return { x: fromX, y: row.ground - height, width, height, state: piece.state, label }
}

/** Adds the boxes of one mixture; a box that goes on from the column before is made wider instead. */
function addShares(
	boxes: Map<ThreadState, number[]>,
	row: LaneRow,
	{ shares, columns: width }: Mixture,
	x: number,
): void {
	const [first] = shares
	if (first === undefined) return
	// A column of one state alone stands as high as a span of it.
	const isAlone = shares.length === 1
	const full = row.height * (isAlone ? awakeness[first.state] : awakeness.working)
	const parts = isAlone ? first.to : partsPerColumn
	for (const { state, from, to } of shares) {
		const top = row.ground - Math.round((full * to) / parts)
		const foot = row.ground - Math.round((full * from) / parts)
		if (foot === top) continue
		const known = boxes.get(state) ?? []
		boxes.set(state, known)
		const at = known.length - 4
		const isSame =
			known[at + 1] === top &&
			known[at + 3] === foot - top &&
			(known[at] ?? 0) + (known[at + 2] ?? 0) === x
		if (isSame) known[at + 2] = (known[at + 2] ?? 0) + width
		else known.push(x, top, width, foot - top)
	}
}
