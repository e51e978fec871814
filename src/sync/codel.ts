/**
 * Controlled delay: a queue that is never empty for a while is a
 * standing queue, and a standing queue only makes everybody late.
 */
import type { Item } from './item.ts'
import type { SharedMemory } from './shared-memory.ts'
import { msSince, type Shedding } from './shedding.ts'
import type { Thread } from './thread.ts'

/** A queue that has not been empty for so long is a standing one. */
const intervalMs = 100
/** So old may a task be then; else as old as the interval. */
const targetMs = 5

export class CoDel implements Shedding {
	private readonly words: Int32Array
	/** Where it is kept when the queue was empty last, µs. */
	private readonly at: number

	constructor(memory: SharedMemory) {
		this.words = memory.words
		this.at = memory.allot(1)
	}

	isTooOld(me: Thread, item: Item): boolean {
		const now = me.nowUs()
		const emptyUs = this.words[this.at] ?? 0
		const isStanding = msSince(emptyUs, now) > intervalMs
		const mostMs = isStanding ? targetMs : intervalMs
		return msSince(item.madeUs, now) > mostMs
	}

	endEmpty(me: Thread): void {
		this.words[this.at] = me.nowUs()
	}
}
