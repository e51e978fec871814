/**
 * What happened to a thread at an instant and is no state: an item of it was refused, it interrupted another. A dead letter
 * stands on the mailbox that did not take it, where there is only one.
 */
import type { Mark } from '../../model/notes.ts'
import type { Chunks } from './chunks.ts'
import type { Frame } from './rows.ts'

export interface SignMark {
	readonly x: number
	/** Middle of the sign. */
	readonly y: number
	readonly what: Mark['what']
}

/** Signs of one row nearer to each other than this are one. */
const leastApart = 4

export function layoutSigns(
	frame: Frame,
	indices: readonly number[],
	chunks: Chunks,
	toX: (us: number) => number,
): readonly SignMark[] {
	const signs: SignMark[] = []
	const last = new Map<number, number>()
	const [strip] = frame.strips
	const only = frame.strips.length === 1 && strip?.queues.length === 1 ? strip : null
	for (const index of indices) {
		for (const { atUs, thread, what } of chunks.signs(index)) {
			const isBelow = what === 'dead letter' && only !== null
			const row = frame.rows.find((one) => one.thread === thread)
			const place = isBelow ? 0 : thread
			const x = toX(atUs)
			if (row === undefined || x - (last.get(place) ?? -Infinity) < leastApart) continue
			last.set(place, x)
			signs.push({ x, y: isBelow ? only.top : row.top + Math.min(5, row.height / 3), what })
		}
	}
	return signs
}
