/**
 * Where things stand. Wide: the work flows left to right, columns of threads with meeting places between them. Phone:
 * top to bottom. Depends on how many seats and stations there are, never on what the threads do.
 */
import type { Box } from './box.ts'
import { phoneAreas } from './phone-areas.ts'
import type { StationArea, StationSize } from './station-areas.ts'
import { wideAreas } from './wide-areas.ts'

export interface Heading {
	readonly text: string
	readonly x: number
	readonly y: number
	readonly anchor: 'start' | 'middle' | 'end'
	/** Quiet words behind it. */
	readonly note?: string
}

export interface Areas {
	readonly width: number
	readonly height: number
	readonly headings: readonly Heading[]
	/** By column of threads: one box per seat, in seat order. */
	readonly seats: readonly (readonly Box[])[]
	/** In the order of the stations. */
	readonly stations: readonly StationArea[]
	/** Under the first station: for what is told of the queue beside its picture; null where nothing is. */
	readonly foot: Box | null
	/** Before the first station: for what lets in or turns away; null where nothing does. */
	readonly door: Box | null
	/** The knobs stand under these: left, middle, right. */
	readonly columns: readonly [Span, Span, Span]
	/** How a thread that is pressed against a frame leaves its seat: by gap, the edges of what lies in it. */
	readonly press: {
		readonly gaps: readonly Span[]
		readonly isVertical: boolean
	}
	/** Path data of the arrows that say which way the work flows. */
	readonly flows: readonly string[]
}

export interface Span {
	readonly x: number
	readonly width: number
}

/** What decides where things stand. */
export interface Counted {
	/** From the left. */
	readonly columns: readonly { readonly seats: number; readonly title: string }[]
	readonly stations: readonly StationSize[]
	/** One wait set for everybody on the stage. */
	readonly isShared: boolean
	/** The frame has to hold a second bar. */
	readonly hasMemory: boolean
	/** Heights of what stands under the queue, and at the door; 0 where nothing does. */
	readonly foot: number
	readonly door: number
}

export interface Size {
	readonly width: number
	readonly height: number
}

export function layoutAreas(size: Size, counted: Counted, isPhone: boolean): Areas {
	return isPhone ? phoneAreas(size.width, counted) : wideAreas(size, counted)
}

/** Which way a thread leaves its seat. */
export type Direction = 'left' | 'right'

/** A seat's box when its thread is pressed against the frame at that side of it: the row stays. */
export function pressed(areas: Areas, column: number, seat: Box, direction: Direction): Box {
	const { gaps, isVertical } = areas.press
	if (isVertical) return { ...seat, y: seat.y + (direction === 'right' ? 4 : -4) }
	const gap = gaps[direction === 'right' ? column : column - 1]
	const inner = areas.seats[column]?.[0]
	if (gap === undefined || inner === undefined) return seat
	if (direction === 'right') return { ...seat, x: gap.x - seat.width }
	// Those in the second row of a pair only lean.
	return seat.x === inner.x ? { ...seat, x: gap.x + gap.width + 3 } : { ...seat, x: seat.x - 6 }
}
