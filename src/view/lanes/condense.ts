/**
 * What a lane shows of its spans at one zoom: long spans as pieces, short ones as shares of their pixel column.
 * Columns lie on a fixed grid of run time, so that a lane that scrolls never shimmers.
 */
import type { ThreadState } from '../../model/moment.ts'
import type { Span } from '../../model/timeline.ts'
import { statesByAwakeness } from '../canvas/states.ts'
import type { Turn } from './turns.ts'

/** A span shorter than this many pixels is drawn as a share. */
export const leastPixels = 1.5

/** Shares are counted in so many parts of a column. */
export const partsPerColumn = 24

/** A long span; `spanUs` is where it begins even when columns of shares cover its ends. */
export interface Piece {
	readonly spanUs: number
	readonly fromUs: number
	readonly toUs: number
	readonly state: ThreadState
	readonly item: number
}

/** What one state has of a column: from and to, in parts from the ground up. */
export interface Share {
	readonly state: ThreadState
	readonly from: number
	readonly to: number
}

/** Columns side by side with equal shares, least awake at the ground. */
export interface Mixture {
	readonly column: number
	readonly columns: number
	readonly shares: readonly Share[]
}

export interface Columns {
	readonly from: number
	readonly to: number
	readonly usPerPx: number
}

/** Least awake first: shares are stacked from the ground up. */
export const stackOrder: readonly ThreadState[] = statesByAwakeness.toReversed()
const placeOf = new Map(stackOrder.map((state, place) => [state, place]))

function isShort(span: Span, usPerPx: number): boolean {
	return span.toUs - span.fromUs < leastPixels * usPerPx
}

/** Calls `visit` for every column that the span touches inside the window. */
function eachColumn(
	span: Span,
	columns: Columns,
	visit: (index: number, us: number) => void,
): void {
	const { from, to, usPerPx } = columns
	const first = Math.max(from, Math.floor(span.fromUs / usPerPx))
	const last = Math.min(to - 1, Math.ceil(span.toUs / usPerPx) - 1)
	for (let column = first; column <= last; column++) {
		const fromUs = Math.max(span.fromUs, column * usPerPx)
		const toUs = Math.min(span.toUs, (column + 1) * usPerPx)
		visit(column - from, toUs - fromUs)
	}
}

function mixedOf(spans: readonly Span[], columns: Columns): Map<number, number[]> {
	const mixed = new Map<number, number[]>()
	for (const span of spans) {
		if (!isShort(span, columns.usPerPx)) continue
		eachColumn(span, columns, (index) => {
			if (!mixed.has(index)) mixed.set(index, new Array<number>(stackOrder.length).fill(0))
		})
	}
	if (mixed.size === 0) return mixed
	for (const span of spans) {
		const place = placeOf.get(span.state) ?? 0
		eachColumn(span, columns, (index, us) => {
			const times = mixed.get(index)
			if (times !== undefined) times[place] = (times[place] ?? 0) + us
		})
	}
	return mixed
}

/** Rounded where the stack is cut, so that parts always sum to what was there. */
function stacked(times: readonly number[], usPerPx: number): readonly Share[] {
	const shares: Share[] = []
	let sum = 0
	let from = 0
	for (const [place, us] of times.entries()) {
		sum += us
		const to = Math.round((sum / usPerPx) * partsPerColumn)
		const state = stackOrder[place]
		if (to > from && state !== undefined) shares.push({ state, from, to })
		from = to
	}
	return shares
}

function areSame(some: readonly Share[], others: readonly Share[]): boolean {
	if (some.length !== others.length) return false
	return some.every(({ state, to }, place) => {
		return others[place]?.state === state && others[place].to === to
	})
}

function mixturesOf(mixed: Map<number, number[]>, columns: Columns): readonly Mixture[] {
	const mixtures: Mixture[] = []
	for (const [index, times] of [...mixed].sort(([one], [other]) => one - other)) {
		const shares = stacked(times, columns.usPerPx)
		const last = mixtures[mixtures.length - 1]
		const column = columns.from + index
		const isNext = last !== undefined && last.column + last.columns === column
		if (isNext && areSame(last.shares, shares)) {
			mixtures[mixtures.length - 1] = { ...last, columns: last.columns + 1 }
		} else mixtures.push({ column, columns: 1, shares })
	}
	return mixtures
}

function pieceOf(span: Span, mixed: Map<number, number[]>, columns: Columns): Piece {
	const { from, usPerPx } = columns
	const first = Math.floor(span.fromUs / usPerPx)
	const last = Math.floor(span.toUs / usPerPx)
	const { state, item } = span
	return {
		spanUs: span.fromUs,
		fromUs: mixed.has(first - from) ? (first + 1) * usPerPx : span.fromUs,
		toUs: mixed.has(last - from) ? last * usPerPx : span.toUs,
		state,
		item,
	}
}

/** `spans`: those that touch the columns, in order. */
export function condense(
	spans: readonly Span[],
	columns: Columns,
): { readonly pieces: readonly Piece[]; readonly mixtures: readonly Mixture[] } {
	const mixed = mixedOf(spans, columns)
	const pieces = spans
		.filter((span) => !isShort(span, columns.usPerPx))
		.map((span) => pieceOf(span, mixed, columns))
		.filter((piece) => piece.toUs > piece.fromUs)
	return { pieces, mixtures: mixturesOf(mixed, columns) }
}

/** A hold of a lock, or several in one column; `share` of that time was held. */
export interface Hold {
	readonly fromUs: number
	readonly toUs: number
	readonly share: number
}

/** `pairs`: from and to of each hold, in order. */
export function condenseHolds(pairs: readonly number[], columns: Columns): readonly Hold[] {
	const { from, to, usPerPx } = columns
	const holds: Hold[] = []
	const held = new Map<number, number>()
	for (let index = 0; index + 1 < pairs.length; index += 2) {
		const fromUs = pairs[index] ?? 0
		const toUs = pairs[index + 1] ?? 0
		const column = Math.floor(fromUs / usPerPx)
		if (toUs - fromUs >= leastPixels * usPerPx) holds.push({ fromUs, toUs, share: 1 })
		else if (column >= from && column < to) {
			held.set(column, (held.get(column) ?? 0) + toUs - fromUs)
		}
	}
	for (const [column, us] of held) {
		const share = Math.min(1, us / usPerPx)
		holds.push({ fromUs: column * usPerPx, toUs: (column + 1) * usPerPx, share })
	}
	return holds
}

/** One row of a chunk. */
export interface Row {
	readonly pieces: readonly Piece[]
	readonly mixtures: readonly Mixture[]
	readonly holds: readonly Hold[]
	/** That its thread gives to actors; none where there are no actors. */
	readonly turns: readonly Turn[]
}
