/**
 * The same queue for those in a hurry: whoever would have to wait looks
 * again for a moment, about half as long as a wake-up takes, and waits
 * only then. What comes within that moment costs no wake-up.
 */
import { BlockingQueue } from './blocking-queue.ts'
import type { Item } from './item.ts'
import type { Thread } from './thread.ts'

/** In a larger queue nobody waits often enough. */
const largestCapacity = 64

export class SpinningQueue extends BlockingQueue {
	override put(me: Thread, item: Item): void {
		for (let i = 0; this.isFull(me) && me.maySpin(i); i++) {
			me.spinHint()
		}
		super.put(me, item)
	}

	override take(me: Thread): Item {
		for (let i = 0; this.isEmpty(me) && me.maySpin(i); i++) {
			me.spinHint()
		}
		return super.take(me)
	}

	/** Or somebody is inside, perhaps about to change that. */
	private isFull(me: Thread): boolean {
		const { capacity, sizeCell } = this.items
		const isNow = me.load(sizeCell) >= capacity
		return this.isSmall && (isNow || this.isTaken)
	}

	private isEmpty(me: Thread): boolean {
		const isNow = me.load(this.items.sizeCell) === 0
		return this.isSmall && (isNow || this.isTaken)
	}

	private get isSmall(): boolean {
		return this.items.capacity <= largestCapacity
	}

	private get isTaken(): boolean {
		return this.guard.holder !== 0
	}
}
