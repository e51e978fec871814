/** What happened to a thread at an instant and is no state: an item of it was refused, it interrupted another. */
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
	for (const index of indices) {
		for (const { atUs, thread, what } of chunks.signs(index)) {
			const row = frame.rows.find((one) => one.thread === thread)
			const x = toX(atUs)
			if (row === undefined || x - (last.get(thread) ?? -Infinity) < leastApart) continue
			last.set(thread, x)
			signs.push({ x, y: row.top + Math.min(5, row.height / 3), what })
		}
	}
	return signs
}
