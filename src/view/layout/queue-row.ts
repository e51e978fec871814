/** One of many queues, as a row: its name, how many are in it, and a bar on the scale that all rows share. */
import { max } from 'd3'
import type { QueueMoment } from '../../model/moment.ts'
import { steppedUp } from './amounts.ts'
import type { Box } from './box.ts'
import { rightOf } from './box.ts'
import type { Holding } from './holding.ts'
import { sansWidth } from './label.ts'
import { grouped, isUnbounded, queueTitle } from './words.ts'

export interface QueueRowMark extends Holding {
	readonly name: string
	readonly number: string
	/** Baseline of both. */
	readonly textY: number
	readonly numberX: number
	readonly track: Box
	readonly fill: Box
	readonly isOpen: boolean
	/** Somebody holds its lock. */
	readonly isHeld: boolean
}

const leastScale = 5
const token = 14

/** The most that the rows show, of all that were ever in one of them. */
export function rowScale(queues: readonly QueueMoment[]): number {
	const most = max(queues, ({ capacity, peak, depth }) => {
		return isUnbounded(capacity) ? Math.max(peak, depth) : Math.max(capacity, depth)
	})
	return steppedUp(Math.max(leastScale, most ?? 0))
}

export function layoutQueueRow(
	queue: QueueMoment,
	frame: Box,
	scale: number,
	isHeld: boolean,
): QueueRowMark {
	const name = queueTitle(queue)
	const number = grouped(queue.depth)
	const nameWidth = Math.max(sansWidth('Queue 16', 12, true), sansWidth(name, 12, true))
	const numberX = frame.x + nameWidth + 12 + 26
	const left = numberX + 10
	const height = Math.min(12, frame.height - 4)
	const y = frame.y + (frame.height - height) / 2
	const track = { x: left, y, width: Math.max(20, rightOf(frame) - 4 - left), height }
	const xAt = (count: number) => {
		const share = Math.min(1, count / scale) * track.width
		return queue.isBackward ? track.x + share : rightOf(track) - share
	}
	const end = xAt(queue.depth)
	const fill = queue.isBackward
		? { ...track, width: end - track.x }
		: { ...track, x: end, width: rightOf(track) - end }
	const edge = Math.min(token, frame.height)
	return {
		id: queue.id,
		frame,
		gap: queue.gap,
		isMeasured: true,
		hasNoPlace: false,
		name,
		number,
		textY: frame.y + frame.height / 2 + 4.5,
		numberX,
		track,
		fill,
		isOpen: isUnbounded(queue.capacity),
		isHeld,
		tokenAt: (place) => ({
			x: xAt(place) - edge * 0.8,
			y: frame.y + (frame.height - edge) / 2,
			width: edge * 1.6,
			height: edge,
		}),
	}
}
