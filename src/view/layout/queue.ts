/**
 * The queue inside its frame: head at the right, next to leave. Up to 24 places are drawn one by one, more as one
 * measured bar. Items beyond the capacity, after it shrank, lie past the last tray.
 */
import { ticks } from 'd3'
import type { QueueMoment } from '../../model/moment.ts'
import type { Box } from './box.ts'
import { boxBetween, rightOf } from './box.ts'
import { depthInWords, grouped } from './words.ts'

export const mostPlaces = 24

export interface SlotMark {
	readonly place: number
	readonly box: Box
	/** Freed in the critical section that is still open. */
	readonly isJustFreed: boolean
}

export interface BarMark {
	readonly box: Box
	readonly fill: Box
	/** Where the capacity lies on the scale. */
	readonly capacityX: number
	readonly ticks: readonly {
		readonly x: number
		readonly text: string
		readonly anchor: 'start' | 'middle' | 'end'
	}[]
	readonly number: string
	readonly rest: string
}

export interface QueueMark {
	readonly id: number
	readonly frame: Box
	readonly titleY: number
	readonly title: string
	/** Middle of the place that is next to leave. */
	readonly head: { readonly x: number; readonly y: number }
	readonly slots: readonly SlotMark[]
	readonly bar: BarMark | null
	/** The capacity, where items lie beyond it. */
	readonly edge: { readonly x: number; readonly y: number; readonly height: number } | null
	/** Where the token at a place lies; between two places of a row for a fraction. Places count from the head. */
	readonly tokenAt: (place: number) => Box
}

export function layoutQueue(queue: QueueMoment, frame: Box): QueueMark {
	const isTall = frame.height > 110
	const places = Math.max(queue.capacity, queue.items.length)
	const inside = {
		x: frame.x + 14,
		y: frame.y + (isTall ? 50 : 43),
		width: frame.width - 28,
		height: frame.height - (isTall ? 60 : 53),
	}
	const arranged = places > mostPlaces ? asBar(queue, inside) : asSlots(queue, inside, places)
	return {
		id: queue.id,
		frame,
		titleY: frame.y + (isTall ? 34 : 32),
		title: depthInWords(queue.items.length, queue.capacity, queue.isClosed),
		head: { x: rightOf(inside) - arranged.headInset, y: inside.y },
		slots: arranged.slots,
		bar: arranged.bar,
		edge: arranged.edge,
		tokenAt: arranged.tokenAt,
	}
}

type Arranged = Pick<QueueMark, 'slots' | 'bar' | 'edge' | 'tokenAt'> & {
	readonly headInset: number
}

function asSlots(queue: QueueMoment, inside: Box, places: number): Arranged {
	const rows = places > 10 ? 2 : 1
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
	const slots = Array.from({ length: queue.capacity }, (_, place) => ({
		place,
		box: slotAt(place),
		isJustFreed: place >= queue.items.length && place < queue.items.length + queue.justFreed,
	}))
	const last = slotAt(queue.capacity - 1)
	const hasEdge = queue.items.length > queue.capacity
	return {
		slots,
		bar: null,
		edge: hasEdge ? { x: last.x - gap / 2, y: last.y - 3, height: height + 6 } : null,
		headInset: width / 2,
		tokenAt: (place) => {
			const whole = Math.floor(place)
			const isTurning = Math.floor(whole / perRow) !== Math.floor((whole + 1) / perRow)
			return whole === place || isTurning
				? wholeAt(Math.round(place))
				: boxBetween(wholeAt(whole), wholeAt(whole + 1), place - whole)
		},
	}
}

/** A token is square while its tray is wide enough for it, else as wide as the tray. */
function tokenIn(slot: Box, inset: number): Box {
	const width = slot.width - 2 * inset
	const height = Math.min(slot.height - 2 * inset, Math.max(width, 22))
	return { x: slot.x + inset, y: slot.y + (slot.height - height) / 2, width, height }
}

const barToken = 30

function asBar(queue: QueueMoment, inside: Box): Arranged {
	const depth = queue.items.length
	const most = Math.max(queue.capacity, depth)
	const box = { ...inside, y: inside.y + 4, height: 22 }
	const xAt = (count: number) => rightOf(box) - (count / most) * box.width
	const left = xAt(depth)
	return {
		slots: [],
		edge: null,
		headInset: 0,
		bar: {
			box,
			fill: { ...box, x: left, width: rightOf(box) - left },
			capacityX: xAt(queue.capacity),
			ticks: ticks(0, most, 4).map((count) => ({
				x: xAt(count),
				text: grouped(count),
				anchor: count === 0 ? 'end' : xAt(count) < box.x + 16 ? 'start' : 'middle',
			})),
			number: grouped(depth),
			rest: restInWords(queue),
		},
		tokenAt: (place) => ({
			x: xAt(Math.min(place, most)) - barToken / 2,
			y: box.y + box.height / 2 - barToken / 2,
			width: barToken,
			height: barToken,
		}),
	}
}

function restInWords(queue: QueueMoment): string {
	const over = queue.items.length - queue.capacity
	const words = `of ${grouped(queue.capacity)}`
	if (queue.isClosed) return `${words}, closed`
	return over > 0 ? `${words}, ${grouped(over)} over` : over === 0 ? `${words}, full` : words
}

/** As many of a number's last digits as fit, and their size. */
export function tokenLabel(id: number, width: number): { text: string; size: number } {
	const digits = id.toString()
	const room = width - 3
	const size = digits.length * 7.8 <= room ? 13 : 12
	return { text: digits.slice(-Math.max(1, Math.floor(room / (size * 0.6)))), size }
}
