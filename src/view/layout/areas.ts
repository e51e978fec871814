/**
 * Where things stand. Wide: the work flows left to right, producers, meeting place, consumers. Phone: top to
 * bottom. Depends on how many seats there are, never on what the threads in them do.
 */
import type { Box } from './box.ts'
import { bottomOf, gridOf, rightOf } from './box.ts'

export interface Heading {
	readonly text: string
	readonly x: number
	readonly y: number
	readonly anchor: 'start' | 'end'
}

export interface Areas {
	readonly width: number
	readonly height: number
	readonly headings: readonly Heading[]
	/** One box per seat, in seat order. */
	readonly left: readonly Box[]
	readonly right: readonly Box[]
	/** The monitor: queue, lock and what they guard. */
	readonly frame: Box
	/** One box per condition; one that everybody shares lies across the whole stage. */
	readonly bays: readonly Box[]
	/** Across the stage: the producers', the meeting place's, the consumers' column; knobs stand under them. */
	readonly columns: readonly [Span, Span, Span]
	/** How a thread that is pressed against the frame leaves its seat. */
	readonly press: {
		readonly left: Box['x']
		readonly right: Box['x']
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
	readonly left: number
	readonly right: number
	readonly bays: number
	/** One wait set for everybody. */
	readonly isShared: boolean
	/** The frame has to hold a second bar. */
	readonly hasMemory: boolean
	readonly titles: { readonly left: string; readonly right: string }
}

interface Size {
	readonly width: number
	readonly height: number
}

const margin = 20
const headingBottom = 46
const bayGap = 10
const bottomMargin = 14

export function layoutAreas(size: Size, counted: Counted, isPhone: boolean): Areas {
	return isPhone ? phoneAreas(size.width, counted) : wideAreas(size, counted)
}

function wideAreas(size: Size, counted: Counted): Areas {
	const { width, height } = size
	const tray = counted.isShared ? sharedTray(size, counted) : null
	const floor = tray === null ? height - bottomMargin : tray.y - 12
	const sideWidth = Math.min(260, Math.max(150, width * 0.21))
	const isPaired = counted.right > 8
	const rightWidth = isPaired ? Math.max(224, sideWidth) : sideWidth
	const frameX = margin + sideWidth + 22
	const frameWidth = width - margin - rightWidth - 32 - frameX
	const frame = {
		x: frameX,
		width: frameWidth,
		...frameAcross(floor, height, counted),
	}
	const bayTop = bottomOf(frame) + (counted.hasMemory ? 12 : 18)
	const lowest = counted.hasMemory ? 32 : 56
	const bayHeight = Math.max(lowest, Math.min(150, height - bottomMargin - bayTop))
	const flowY = frame.y + (frame.height > 110 ? 72 : 66)
	const rightX = width - margin - rightWidth
	return {
		width,
		height,
		headings: [
			{ text: counted.titles.left, x: margin, y: 30, anchor: 'start' },
			{ text: counted.titles.right, x: width - margin, y: 30, anchor: 'end' },
		],
		left: column({ x: margin, width: sideWidth }, floor, counted.left, 1),
		right: column({ x: rightX, width: rightWidth }, floor, counted.right, isPaired ? 2 : 1),
		frame,
		columns: [
			{ x: margin, width: sideWidth },
			{ x: frameX, width: frameWidth },
			{ x: rightX, width: rightWidth },
		],
		bays:
			tray === null
				? gridOf({ ...frame, y: bayTop, height: bayHeight }, counted.bays, counted.bays, bayGap)
				: [tray],
		press: { left: frameX, right: rightOf(frame) + 3, isVertical: false },
		flows: [
			...(counted.left === 0
				? []
				: [`M${(margin + sideWidth + 3).toString()} ${flowY.toString()}H${frameX.toString()}`]),
			`M${rightOf(frame).toString()} ${flowY.toString()}H${(rightX - 9).toString()}`,
		],
	}
}

/** With bays below it the frame stands high, else in the middle of the height. */
function frameAcross(floor: number, height: number, counted: Counted): Pick<Box, 'y' | 'height'> {
	const { bays, isShared, hasMemory } = counted
	const room = isShared ? floor - 70 : height - 220
	const frameHeight = hasMemory ? 148 : Math.min(120, Math.max(96, room))
	if (bays === 0) return { y: (headingBottom + floor - frameHeight) / 2, height: frameHeight }
	const below = isShared ? 4 : hasMemory ? 12 + 44 : 18 + 108
	const slack = floor - (headingBottom + 15 + frameHeight + below)
	return { y: headingBottom + Math.min(36, Math.max(10, 15 + slack)), height: frameHeight }
}

/** Four places in a row, and a row more for every four threads: whoever is not in it leaves its place empty. */
function sharedTray({ width, height }: Size, counted: Counted): Box {
	const rows = Math.max(1, Math.ceil((counted.left + counted.right) / 4))
	const trayHeight = Math.min(height * 0.42, 33 + 44 * Math.min(rows, 3))
	return { x: margin, y: height - 8 - trayHeight, width: width - 2 * margin, height: trayHeight }
}

/** Rows in the middle of the height down to `floor`, 64 px apart while they fit; pairs fill downwards. */
function column(across: Span, floor: number, count: number, columns: number): readonly Box[] {
	const rows = Math.ceil(count / columns)
	const room = floor - headingBottom
	const pitch = Math.min(64, room / Math.max(1, rows))
	const height = Math.min(44, pitch - 6)
	const top = headingBottom + (room - (rows - 1) * pitch - height) / 2
	const gap = 8
	const width = (across.width - gap * (columns - 1)) / columns
	return Array.from({ length: count }, (_, seat) => ({
		x: across.x + Math.floor(seat / rows) * (width + gap),
		y: top + (seat % rows) * pitch,
		width,
		height,
	}))
}

const phoneMargin = 16

function phoneAreas(width: number, counted: Counted): Areas {
	const inner = width - 2 * phoneMargin
	const { hasMemory, titles } = counted
	const seats = (count: number, few: number, top: number) => {
		const columns = few === 2 && count <= 6 ? 2 : 3
		const rows = Math.ceil(count / columns)
		const height = rows > 3 ? 36 : 44
		const gap = columns === 2 ? 8 : 6
		const area = { x: phoneMargin, y: top, width: inner, height: rows * (height + gap) - gap }
		return gridOf(area, count, columns, gap)
	}
	const bottom = (boxes: readonly Box[], top: number) =>
		boxes.reduce((low, box) => Math.max(low, bottomOf(box)), top)
	const left = seats(counted.left, 3, 30)
	const frame = {
		x: phoneMargin,
		y: bottom(left, 30) + 30,
		width: inner,
		height: hasMemory ? 148 : 104,
	}
	const shared = 36 + 38 * Math.ceil((counted.left + counted.right) / 2)
	const bayHeight = counted.isShared ? Math.max(104, shared) : counted.bays === 0 ? 0 : 104
	const bayArea = { ...frame, y: bottomOf(frame) + 12, height: bayHeight }
	const rightTop = bottomOf(bayArea) + 36
	const right = seats(counted.right, 2, rightTop)
	return {
		width,
		height: bottom(right, rightTop) + 14,
		headings: [
			{ text: titles.left, x: phoneMargin, y: 20, anchor: 'start' },
			{ text: titles.right, x: phoneMargin, y: rightTop - 11, anchor: 'start' },
		],
		left,
		right,
		frame,
		columns: [frame, frame, frame],
		bays: gridOf(bayArea, counted.bays, counted.bays, 10),
		press: { left: 4, right: -4, isVertical: true },
		flows: [],
	}
}

/** A seat's box when its thread is pressed against the frame: the row stays. */
export function pressed(areas: Areas, seat: Box, side: 'left' | 'right', isInner: boolean): Box {
	const { press } = areas
	if (press.isVertical) return { ...seat, y: seat.y + press[side] }
	if (!isInner) return { ...seat, x: seat.x - 6 }
	return { ...seat, x: side === 'left' ? press.left - seat.width : press.right }
}
