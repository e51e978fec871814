/** The locks of a station as tabs on the top edge of its frame, side by side where there are two. */
import type { LockMoment, Moment } from '../../model/moment.ts'
import type { Box } from './box.ts'
import { gridOf } from './box.ts'
import { sansWidth } from './label.ts'
import { holderInWords, isLockUsed, lockOfTwoInWords } from './words.ts'

export interface LockMark {
	readonly id: number
	readonly box: Box
	readonly text: string
	/** Font size. */
	readonly size: number
	readonly isHeld: boolean
	/** Nobody takes it: the program's lock calls are switched off. */
	readonly isUnused: boolean
}

const widest = 168
const widestOfTwo = 184
const tabHeight = 30
const inset = 38

export function layoutLocks(
	moment: Moment,
	locks: readonly LockMoment[],
	frame: Box,
): readonly LockMark[] {
	const isAlone = locks.length < 2
	const most = isAlone ? widest : widestOfTwo
	const width = Math.min(frame.width - 12, locks.length * (most + 8) - 8)
	const area = {
		x: frame.x + (frame.width - width) / 2,
		y: frame.y - tabHeight / 2,
		width,
		height: tabHeight,
	}
	const boxes = gridOf(area, locks.length, Math.max(1, locks.length), 8)
	return locks.flatMap((lock, index): readonly LockMark[] => {
		const box = boxes[index]
		if (box === undefined) return []
		const { id, holder } = lock
		const text = isAlone ? holderInWords(moment, holder) : lockOfTwoInWords(moment, lock)
		const size = sansWidth(text, 14, true) > box.width - inset - 8 ? 12 : 14
		return [{ id, box, text, size, isHeld: holder !== 0, isUnused: !isLockUsed(moment) }]
	})
}
