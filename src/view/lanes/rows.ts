/**
 * Where the rows stand: names at the left, spans on a ground line, queue depth below on the same axis.
 *
 *     P1  ▇▇▇▇▁▁▇▇▇      height = how awake
 *     C1  ▁▁▇▇▇▇▇▇▇
 *     8   ┄┄┄┄┄┄┄┄┄      capacity
 *     0   ▂▂▃▃▁▁▂▂▂      depth
 *         9.50   9.60 s
 */
import type { ThreadState } from '../../model/moment.ts'

/** Share of a row's height that a span takes, by how awake the thread is. */
export const awakeness: Readonly<Record<ThreadState, number>> = {
	working: 0.72,
	spinning: 0.72,
	woken: 0.72,
	held: 0.72,
	blocked: 0.5,
	waiting: 0.27,
	sleeping: 0.2,
	finished: 0,
	failed: 0,
	new: 0,
}

export interface LaneRow {
	readonly thread: number
	readonly name: string
	readonly top: number
	readonly height: number
	/** The ground line that spans stand on. */
	readonly ground: number
	readonly isNamed: boolean
}

export interface Strip {
	/** Queues whose depth it shows, on one scale. */
	readonly queues: readonly Named[]
	readonly top: number
	readonly bottom: number
}

export interface Frame {
	readonly width: number
	readonly height: number
	/** 1, or 2 for a room: type and rows grow, not the picture. */
	readonly scale: number
	readonly left: number
	readonly right: number
	readonly top: number
	/** Foot of the lowest strip, where the time axis lies. */
	readonly bottom: number
	readonly rows: readonly LaneRow[]
	readonly strips: readonly Strip[]
	/** For what came and what became of it, over the strips; null where that is not shown. */
	readonly wave: Omit<Strip, 'queues'> | null
}

export interface Space {
	readonly width: number
	readonly height: number
	readonly scale: number
}

export interface Named {
	readonly id: number
	readonly name: string
}

const leastRow = 7
const mostRow = 30
const leastStrip = 26
const mostStrip = 120
/** Between the rows and a strip. */
const gap = 14
const topInset = 8
const axisHeight = 18
const namesWidth = 46
const rightInset = 12

/** Bars over the depth need this; rows may then be as low as a line. */
const leastWave = 68
const mostWave = 130
/** The bars bring room over them for words. */
const overWave = 4
const underWave = 9
const lineRow = 2

/** A room has no height for the rows of a crowd beside the bars: its stage shows them. */
const mostInRoom = 12

function rowsBeside(rows: number, scale: number): number {
	return scale > 1 && rows > mostInRoom ? 0 : rows
}

/** Height below which rows would be too low to tell apart. */
export function leastHeight(rows: number, hasWave = false, scale = 1): number {
	if (!hasWave) return topInset + rows * leastRow + axisHeight
	return (
		topInset +
		rowsBeside(rows, scale) * lineRow +
		leastWave +
		leastStrip +
		overWave +
		underWave +
		axisHeight
	)
}

/** What rows leave over; when that is little, as much as keeps rows that can be told apart. */
function stripHeight(space: Space, rows: number, queues: number): number {
	if (queues === 0) return 0
	const { height, scale } = space
	const free = height - (topInset + axisHeight) * scale
	const left = (free - rows * Math.min(mostRow * scale, free / (rows + 2))) / queues - gap * scale
	if (left >= leastStrip * scale) return Math.min(mostStrip * scale, left)
	const rowBeside = (free - queues * (leastStrip + gap) * scale) / rows
	return rowBeside >= leastRow * scale ? leastStrip * scale : 0
}

/** More queues share one strip. */
const mostStrips = 3

/** A strip for each queue, or one for all where so many do not fit. */
function sharesOf(
	space: Space,
	rows: number,
	queues: readonly Named[],
): readonly (readonly Named[])[] {
	const isEachAlone = queues.length <= mostStrips && stripHeight(space, rows, queues.length) > 0
	if (queues.length === 0 || isEachAlone) return queues.map((queue) => [queue])
	return [queues]
}

/** Rows, bars and one strip of depth: the bars are what counts, so rows take no more than half. */
function placeWave(space: Space, threads: readonly Named[], queues: readonly Named[]): Frame {
	const { width, height, scale } = space
	const top = topInset * scale
	const foot = height - axisHeight * scale
	const free = foot - top - (overWave + underWave) * scale
	const lines = threads.length * lineRow * scale
	const between = (least: number, most: number, share: number, room: number) => {
		return Math.max(least * scale, Math.min(most * scale, share * free, room))
	}
	const strip = between(leastStrip, mostStrip, 0.15, free - leastWave * scale - lines)
	const wave = between(leastWave, mostWave, 0.45, free - strip - lines)
	const room = (free - wave - strip) / Math.max(1, threads.length)
	const rowHeight = Math.min(mostRow * scale, Math.max(lineRow * scale, Math.floor(room)))
	const rows = rowsFrom(top, rowHeight, threads, scale)
	const waveTop = top + threads.length * rowHeight + overWave * scale
	const stripTop = waveTop + wave + underWave * scale
	return {
		...{ width, height, scale, left: namesWidth * scale, right: width - rightInset },
		...{ top, bottom: stripTop + strip, rows },
		strips: [{ queues, top: stripTop, bottom: stripTop + strip }],
		wave: { top: waveTop, bottom: waveTop + wave },
	}
}

function rowsFrom(
	top: number,
	height: number,
	threads: readonly Named[],
	scale: number,
): readonly LaneRow[] {
	const everyNth = Math.max(1, Math.ceil((13 * scale) / Math.max(1, height)))
	return threads.map(({ id, name }, index): LaneRow => {
		const rowTop = top + index * height
		const ground = rowTop + Math.round(height * 0.88)
		return { thread: id, name, top: rowTop, height, ground, isNamed: index % everyNth === 0 }
	})
}

/** Places rows for `threads` from the top, then the depth strips where they fit. */
export function placeRows(
	space: Space,
	threads: readonly Named[],
	queues: readonly Named[],
	hasWave = false,
): Frame {
	if (hasWave) {
		const shown = threads.slice(0, rowsBeside(threads.length, space.scale))
		return placeWave(space, shown, queues)
	}
	const { width, height, scale } = space
	const top = topInset * scale
	const foot = height - axisHeight * scale
	const shares = sharesOf(space, threads.length, queues)
	const strip = stripHeight(space, threads.length, shares.length)
	const above = strip === 0 ? 0 : gap * scale
	const below = shares.length * (strip + above)
	const room = (foot - top - below) / Math.max(1, threads.length)
	const rowHeight = Math.min(mostRow * scale, Math.floor(room))
	const rows = rowsFrom(top, rowHeight, threads, scale)
	const rowsEnd = top + threads.length * rowHeight
	const strips =
		strip === 0
			? []
			: shares.map((share, index): Strip => {
					const stripTop = rowsEnd + above + index * (strip + above)
					return { queues: share, top: stripTop, bottom: stripTop + strip }
				})
	const bottom = strips.at(-1)?.bottom ?? Math.min(foot, rowsEnd + 4 * scale)
	const left = namesWidth * scale
	const right = width - rightInset
	return { width, height, scale, left, right, top, bottom, rows, strips, wave: null }
}
