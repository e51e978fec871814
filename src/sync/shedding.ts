/** When a task that waits is not worth doing any more. */
import type { Item } from './item.ts'
import type { Thread } from './thread.ts'

export interface Shedding {
	/** Whether to throw `item` away, the oldest that waits. */
	isTooOld(me: Thread, item: Item): boolean
	/** Something comes into the queue, which was empty until now. */
	endEmpty(me: Thread): void
}

/** Whatever has been accepted is done, however late. */
export class NoShedding implements Shedding {
	isTooOld(_me: Thread, _item: Item): boolean {
		return false
	}

	endEmpty(_me: Thread): void {
		// It does not matter.
	}
}

/**
 * What cannot be done in time is not begun: it is too old when what is
 * left until its deadline is less than the time that doing it takes.
 */
export class DeadlineShedding implements Shedding {
	private readonly deadlineMs: () => number
	private readonly serviceMs: () => number

	constructor(deadlineMs: () => number, serviceMs: () => number) {
		this.deadlineMs = deadlineMs
		this.serviceMs = serviceMs
	}

	isTooOld(me: Thread, item: Item): boolean {
		const most = this.deadlineMs() - this.serviceMs()
		return msSince(item.madeUs, me.nowUs()) > most
	}

	endEmpty(_me: Thread): void {
		// It does not matter.
	}
}

/** Times are µs modulo 2^32. */
export function msSince(us: number, nowUs: number): number {
	return ((nowUs - us) | 0) / 1000
}
