/**
 * A queue too long for its places, as one measured bar with its head at the right; and below it on the same scale the
 * memory that its items fill, with the budget as a line across both. The scale of a queue without bound steps.
 */
import { ticks } from 'd3'
import type { Moment, QueueMoment } from '../../model/moment.ts'
import { itemsThatFit } from '../../model/theory.ts'
import { bytesInWords, onScale, steppedUp } from './amounts.ts'
import { type Box, bottomOf, rightOf } from './box.ts'
import { grouped, isUnbounded } from './words.ts'

/** What the picture of a queue depends on beside the queue. */
export interface Circumstances {
	/** Memory that its items fill, and how much each of them. */
	readonly memory: Moment['memory']
	readonly bytesEach: number | null
	/** Nobody is left to take what is in it. */
	readonly isLost: boolean
	/** Age of the oldest, as words. */
	readonly age: string | null
}

export const calm: Circumstances = { memory: null, bytesEach: null, isLost: false, age: null }

export interface BarMark {
	readonly box: Box
	readonly fill: Box
	/** Where the capacity lies on the scale; null where there is none. */
	readonly capacityX: number | null
	readonly ticks: readonly {
		readonly x: number
		readonly text: string
		readonly anchor: 'start' | 'middle' | 'end'
	}[]
	readonly number: string
	readonly rest: string
}

export interface MemoryMark {
	readonly box: Box
	/** What items fill, and what the platform has really given so far, each from the head. */
	readonly used: Box
	readonly grown: Box
	/** Beyond the budget. */
	readonly denied: Box
	/** The budget across both bars: where it stands, and each stroke's top and foot. */
	readonly limit: {
		readonly x: number
		readonly strokes: readonly (readonly [number, number])[]
	}
	readonly textY: number
	/** "10 KiB a task, budget 256 MiB". */
	readonly terms: string
	/** "115 MiB of 256 MiB". */
	readonly amount: string
	readonly budget: { readonly text: string; readonly y: number }
}

interface Bars {
	readonly bar: BarMark
	readonly memory: MemoryMark | null
	readonly xAt: (count: number) => number
}

/** Width that the words at the budget's line need. */
const endsAtWidth = 110

/** An empty queue without bound has room for so many on its scale. */
const leastScale = 50

export function layoutBar(queue: QueueMoment, inside: Box, around: Circumstances): Bars {
	const { depth } = queue
	const isOpen = isUnbounded(queue.capacity)
	const { memory, bytesEach } = around
	const budget = memory && bytesEach ? itemsThatFit(memory.limitBytes, bytesEach) : null
	const most = isOpen
		? steppedUp(Math.max(leastScale, queue.peak, depth, budget ?? 0))
		: Math.max(queue.capacity, depth)
	const box = { ...inside, y: inside.y + 4, height: 22 }
	const xAt = (count: number) => rightOf(box) - (Math.min(count, most) / most) * box.width
	const limitX = budget === null ? null : xAt(budget)
	const tickCount = Math.max(2, Math.min(4, Math.floor(box.width / 60)))
	const shown = ticks(0, most, tickCount).filter((count) => {
		return limitX === null || xAt(count) < limitX - endsAtWidth || xAt(count) > limitX + 16
	})
	return {
		xAt,
		memory: limitX === null ? null : layoutMemory(box, limitX, xAt, around),
		bar: {
			box,
			fill: fromHead(box, xAt(depth)),
			capacityX: isOpen ? null : xAt(queue.capacity),
			ticks: shown.map((count) => ({
				x: xAt(count),
				text: onScale(count),
				anchor: count === 0 ? 'end' : xAt(count) < box.x + 16 ? 'start' : 'middle',
			})),
			number: grouped(depth),
			rest: around.isLost && depth > 0 ? 'queued, all lost' : restInWords(queue),
		},
	}
}

function fromHead(box: Box, x: number): Box {
	return { ...box, x, width: rightOf(box) - x }
}

function layoutMemory(
	queueBox: Box,
	limitX: number,
	xAt: (count: number) => number,
	{ memory, bytesEach }: Circumstances,
): MemoryMark | null {
	if (memory === null || bytesEach === null) return null
	const box = { ...queueBox, y: bottomOf(queueBox) + 48, height: 12 }
	const fill = (bytes: number) => fromHead(box, xAt(bytes / bytesEach))
	return {
		box,
		used: fill(memory.usedBytes),
		grown: fill(memory.grownBytes),
		denied: { ...box, width: limitX - box.x },
		limit: {
			x: limitX,
			strokes: [
				[queueBox.y - 5, bottomOf(queueBox) + 20],
				[box.y - 4, bottomOf(box) + 4],
			],
		},
		textY: box.y - 8,
		terms: `${bytesInWords(bytesEach)} a task, budget ${bytesInWords(memory.limitBytes)}`,
		amount: bytesInWords(memory.usedBytes),
		budget: {
			text: `ends at ${grouped(itemsThatFit(memory.limitBytes, bytesEach))}`,
			y: bottomOf(queueBox) + 16,
		},
	}
}

function restInWords(queue: QueueMoment): string {
	if (isUnbounded(queue.capacity)) return queue.isClosed ? 'closed' : 'no bound'
	const over = queue.depth - queue.capacity
	const words = `of ${grouped(queue.capacity)}`
	if (queue.isClosed) return `${words}, closed`
	return over > 0 ? `${words}, ${grouped(over)} over` : over === 0 ? `${words}, full` : words
}
