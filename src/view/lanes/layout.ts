/** The marks of the lanes: everything that is drawn, in CSS pixels, and nothing that is not in the recording. */
import type { Moment, ThreadState } from '../../model/moment.ts'
import { type ArrowMark, type WakeTick, layoutWakes } from './arrows.ts'
import { type TimeTick, timeTicks } from './axis.ts'
import { type Chunks, columnsPerChunk } from './chunks.ts'
import { type Piece, type Share, partsPerColumn } from './condense.ts'
import { type DepthMark, layoutDepth } from './depth-mark.ts'
import { type Frame, type LaneRow, awakeness } from './rows.ts'
import type { View } from './view.ts'

/** A span, or a part of one that reaches beyond the view. */
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

export interface Lanes {
	readonly frame: Frame
	readonly view: View
	readonly usPerPx: number
	readonly bars: readonly Bar[]
	/** Shares of columns, by state. */
	readonly shares: ReadonlyMap<ThreadState, Boxes>
	readonly holds: Boxes
	readonly arrows: readonly ArrowMark[]
	readonly wakeTicks: readonly WakeTick[]
	readonly depths: readonly DepthMark[]
	readonly ticks: readonly (TimeTick & { readonly x: number })[]
	readonly playheadX: number
	/** Where the recording ends, or begins, inside the view. */
	readonly endX: number
	readonly startX: number
}

export interface Shown {
	readonly frame: Frame
	readonly view: View
	readonly chunks: Chunks
	readonly moment: Moment
}

const labelledFrom = 30

/** Brings a view onto the grid of columns, so that columns stay where they are while it scrolls. */
export function gridView(view: View, frame: Frame): View & { readonly usPerPx: number } {
	const width = Math.max(1, frame.right - frame.left)
	const usPerPx = (view.toUs - view.fromUs) / width
	const fromUs = Math.round(view.fromUs / usPerPx) * usPerPx
	return { fromUs, toUs: fromUs + width * usPerPx, usPerPx }
}

/** Run time at a place, and back. */
export function usAt(lanes: Lanes, x: number): number {
	return lanes.view.fromUs + (x - lanes.frame.left) * lanes.usPerPx
}

export function xAt(lanes: Lanes, us: number): number {
	return lanes.frame.left + (us - lanes.view.fromUs) / lanes.usPerPx
}

/** `view` must lie on the grid of `chunks`. */
export function layoutLanes({ frame, view, chunks, moment }: Shown): Lanes {
	const { usPerPx, recording } = chunks
	const x = (us: number) => frame.left + (us - view.fromUs) / usPerPx
	const first = Math.floor(view.fromUs / usPerPx / columnsPerChunk)
	const last = Math.floor((view.toUs / usPerPx - 1) / columnsPerChunk)
	const indices: number[] = []
	for (let index = Math.max(0, first); index <= last; index++) {
		if (index * columnsPerChunk * usPerPx <= recording.endUs) indices.push(index)
	}
	const bars: Bar[] = []
	const shares = new Map<ThreadState, number[]>()
	const holds: number[] = []
	for (const row of frame.rows) {
		const rows = indices.map((index) => chunks.row(index, row.thread))
		for (const piece of joined(rows.flatMap((part) => part.pieces))) {
			const fromX = Math.max(frame.left - 1, x(piece.fromUs))
			const toX = Math.min(frame.right + 1, x(piece.toUs))
			if (toX > fromX) bars.push(barOf(piece, row, fromX, toX))
		}
		for (const part of rows) {
			for (const { column, columns, shares: parts } of part.mixtures) {
				addShares(shares, row, parts, x(column * usPerPx), columns)
			}
			for (const hold of part.holds) {
				const thick = Math.max(1, Math.round(3 * hold.share)) * frame.scale
				const fromX = x(hold.fromUs)
				holds.push(fromX, row.ground - thick, Math.max(1, x(hold.toUs) - fromX), thick)
			}
		}
	}
	const apart = 92 * frame.scale
	return {
		frame,
		view,
		usPerPx,
		bars,
		shares,
		holds,
		...layoutWakes(frame, indices, chunks, moment.atUs, x),
		depths: frame.strips.map((strip) => layoutDepth(strip, frame, indices, chunks, x)),
		ticks: timeTicks(view, frame.right - frame.left, apart).map((tick) => {
			return { ...tick, x: x(tick.us) }
		}),
		playheadX: x(moment.atUs),
		endX: x(recording.endUs),
		startX: x(recording.startUs),
	}
}

/** Pieces of one span that lie in several chunks become one again. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
	const whole: Piece[] = []
	for (const piece of pieces) {
		const last = whole[whole.length - 1]
		if (last?.spanUs !== piece.spanUs) whole.push(piece)
		else whole[whole.length - 1] = { ...last, toUs: piece.toUs }
	}
	return whole
}

function barOf(piece: Piece, row: LaneRow, fromX: number, toX: number): Bar {
	const height = Math.round(row.height * awakeness[piece.state])
	const width = toX - fromX
	const text = piece.item === 0 ? '' : String(piece.item)
	const isLabelled = width >= labelledFrom && row.height >= 16
	const label = isLabelled && width >= text.length * 7.3 + 8 ? text : ''
	return { x: fromX, y: row.ground - height, width, height, state: piece.state, label }
}

/** Adds the boxes of one mixture; a box that goes on from the column before is made wider instead. */
function addShares(
	boxes: Map<ThreadState, number[]>,
	row: LaneRow,
	shares: readonly Share[],
	x: number,
	width: number,
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
			Math.abs((known[at] ?? 0) + (known[at + 2] ?? 0) - x) < 0.01
		if (isSame) known[at + 2] = (known[at + 2] ?? 0) + width
		else known.push(x, top, width, foot - top)
	}
}
