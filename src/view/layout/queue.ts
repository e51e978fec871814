/**
 * The queue inside its frame: head at the right, next to leave; at the left where items go from the right to the left.
 * Up to 24 places are drawn one by one, more as one measured bar. Items beyond the capacity, after it shrank, lie past
 * the last tray. A queue without bound has a shelf that is open at the far end, and a bar from the moment on at which it
 * was too long for that. Without places there is one point at which items go from hand to hand.
 */
import type { QueueMoment } from '../../model/moment.ts'
import { type BarMark, type Circumstances, type MemoryMark, calm, layoutBar } from './bar.ts'
import type { Box } from './box.ts'
import { boxBetween, centreOf, rightOf } from './box.ts'
import type { Holding } from './holding.ts'
import { monoWidth, sansWidth } from './label.ts'
import { mirrored } from './mirror.ts'
import { depthInWords, isUnbounded, queueTitle } from './words.ts'

export const mostPlaces = 24

export interface SlotMark {
	readonly place: number
	readonly box: Box
	/** Freed in the critical section that is still open. */
	readonly isJustFreed: boolean
}

export interface QueueMark extends Holding {
	readonly isBackward: boolean
	readonly titleY: number
	readonly name: string
	readonly title: string
	/** What stands opposite the title, at the head. */
	readonly note: string
	/** Middle of the place that is next to leave. */
	readonly head: { readonly x: number; readonly y: number }
	readonly slots: readonly SlotMark[]
	/** Where the items of a queue without bound lie. */
	readonly shelf: Box | null
	/** Where items go from hand to hand, where there is no place. */
	readonly meeting: Box | null
	readonly bar: BarMark | null
	readonly memory: MemoryMark | null
	/** The capacity, where items lie beyond it. */
	readonly edge: { readonly x: number; readonly y: number; readonly height: number } | null
}

/** What stands over the head. */
const leavesNext: Readonly<Record<QueueMoment['order'], string>> = {
	FIFO: 'next to leave',
	LIFO: 'newest leaves next',
	priority: 'urgent leaves next',
	'adaptive LIFO': 'newest leaves next while many wait',
}

export function layoutQueue(queue: QueueMoment, frame: Box, around = calm): QueueMark {
	const isTall = frame.height > 110
	const isLow = frame.height < 90
	const inside = {
		x: frame.x + 14,
		y: frame.y + (isTall ? 50 : isLow ? 38 : 43),
		width: frame.width - 28,
		height: Math.min(120, frame.height) - (isTall ? 60 : isLow ? 45 : 53),
	}
	const arranged = arrange(queue, inside, around)
	const { headInset, ...marks } = arranged
	const isOld = arranged.bar !== null && around.age !== null && !around.isLost
	const name = queueTitle(queue)
	const title = depthInWords(queue.depth, queue.capacity, queue.isClosed)
	const isAtHead = arranged.meeting === null && !around.isLost
	const note = isOld ? `oldest ${around.age}` : isAtHead ? leavesNext[queue.order] : ''
	const { bar } = arranged
	const titleWidth =
		bar === null
			? sansWidth(`${name} ${title}`, 13, true)
			: sansWidth(`${name} ${bar.rest}`, 13) + monoWidth(bar.number, 24)
	const mark: QueueMark = {
		id: queue.id,
		frame,
		gap: queue.gap,
		isMeasured: arranged.bar !== null,
		hasNoPlace: arranged.meeting !== null,
		isBackward: false,
		titleY: frame.y + (isTall ? (arranged.bar === null ? 34 : 37) : isLow ? 26 : 32),
		name,
		title,
		note: titleWidth + sansWidth(note, 13) + 16 > inside.width ? '' : note,
		head: { x: rightOf(inside) - headInset, y: inside.y },
		...marks,
	}
	return queue.isBackward ? mirrored(mark) : mark
}

type Arranged = Pick<
	QueueMark,
	'slots' | 'shelf' | 'meeting' | 'bar' | 'memory' | 'edge' | 'tokenAt'
> & {
	readonly headInset: number
}

/** Places narrower than this stand in two rows. */
const leastPitch = 27

function arrange(queue: QueueMoment, inside: Box, around: Circumstances): Arranged {
	const isOpen = isUnbounded(queue.capacity)
	const most = Math.max(isOpen ? queue.peak : queue.capacity, queue.depth)
	const isLong = most > mostPlaces || most > 2 * Math.floor(inside.width / 22)
	if (isLong || (isOpen && around.memory !== null)) return asBar(queue, inside, around)
	if (most === 0 && !isOpen) return asMeeting(inside)
	return isOpen ? asShelf(queue, inside) : asSlots(queue, inside, most)
}

interface Places {
	readonly slotAt: (place: number) => Box
	readonly tokenAt: (place: number) => Box
	readonly gap: number
	readonly rows: number
}

function placesIn(inside: Box, places: number): Places {
	const rows = places > 10 || inside.width / places < leastPitch ? 2 : 1
	const perRow = Math.max(1, Math.ceil(places / rows))
	const gap = inside.width / perRow < 37 ? 2 : 4
	const pitch = Math.min(56, (inside.width + gap) / perRow)
	const width = pitch - gap
	const height = rows === 1 ? Math.min(44, inside.height) : (inside.height - 3) / 2
	const slotAt = (place: number): Box => ({
		x: rightOf(inside) - (place % perRow) * pitch - width,
		y: inside.y + Math.floor(place / perRow) * (height + 3),
		width,
		height,
	})
	const inset = gap === 2 ? 1 : 3
	const wholeAt = (place: number) => tokenIn(slotAt(place), inset)
	const tokenAt = (place: number) => {
		const whole = Math.floor(place)
		const isTurning = Math.floor(whole / perRow) !== Math.floor((whole + 1) / perRow)
		return whole === place || isTurning
			? wholeAt(Math.round(place))
			: boxBetween(wholeAt(whole), wholeAt(whole + 1), place - whole)
	}
	return { slotAt, tokenAt, gap, rows }
}

function asSlots(queue: QueueMoment, inside: Box, places: number): Arranged {
	const { slotAt, tokenAt, gap } = placesIn(inside, places)
	const { depth, capacity, justFreed } = queue
	const slots = Array.from({ length: capacity }, (_, place) => ({
		place,
		box: slotAt(place),
		isJustFreed: place >= depth && place < depth + justFreed,
	}))
	const last = slotAt(Math.max(0, capacity - 1))
	const x = capacity === 0 ? rightOf(last) + gap / 2 : last.x - gap / 2
	const edge = { x, y: last.y - 3, height: last.height + 6 }
	return {
		slots,
		shelf: null,
		meeting: null,
		bar: null,
		memory: null,
		edge: depth > capacity ? edge : null,
		headInset: slotAt(0).width / 2,
		tokenAt,
	}
}

/** One row while it never held more than ten, then two. */
function asShelf(queue: QueueMoment, inside: Box): Arranged {
	const { slotAt, tokenAt, rows } = placesIn(inside, queue.peak > 10 ? mostPlaces : 10)
	const head = slotAt(0)
	const height = rows * head.height + (rows - 1) * 3
	return {
		slots: [],
		shelf: { x: inside.x - 6, y: head.y, width: inside.width + 6, height },
		meeting: null,
		bar: null,
		memory: null,
		edge: null,
		headInset: head.width / 2,
		tokenAt,
	}
}

function asMeeting(inside: Box): Arranged {
	const { x, y } = centreOf(inside)
	const edge = Math.min(44, inside.height)
	const point = { x: x - edge / 2, y: y - edge / 2, width: edge, height: edge }
	const token = tokenIn(point, 6)
	return {
		slots: [],
		shelf: null,
		meeting: point,
		bar: null,
		memory: null,
		edge: null,
		headInset: 0,
		tokenAt: () => token,
	}
}

/** A token is square while its tray is wide enough for it, else as wide as the tray. */
function tokenIn(slot: Box, inset: number): Box {
	const width = slot.width - 2 * inset
	const height = Math.min(slot.height - 2 * inset, Math.max(width, 22))
	return { x: slot.x + inset, y: slot.y + (slot.height - height) / 2, width, height }
}

const barToken = 30

function asBar(queue: QueueMoment, inside: Box, around: Circumstances): Arranged {
	const { bar, memory, xAt } = layoutBar(queue, inside, around)
	const { box } = bar
	return {
		slots: [],
		shelf: null,
		meeting: null,
		edge: null,
		headInset: 0,
		bar,
		memory,
		tokenAt: (place) => ({
			x: xAt(place) - barToken / 2,
			y: box.y + box.height / 2 - barToken / 2,
			width: barToken,
			height: barToken,
		}),
	}
}

/** As many of a number's last digits as fit, and their size. */
export function tokenLabel(id: number, width: number): { text: string; size: number } {
	const digits = id.toString()
	const room = width - 3
	const size = digits.length * 7.8 <= room ? 13 : 12
	return { text: digits.slice(-Math.max(1, Math.floor(room / (size * 0.6)))), size }
}
