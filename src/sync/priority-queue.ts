/**
 * The same queue with another order inside: the highest kind leaves
 * first, and among equals the oldest.
 */
import { BlockingQueue } from './blocking-queue.ts'
import { ItemRing } from './item-ring.ts'
import type { Item } from './item.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

class PriorityRing extends ItemRing {
	/** Adds `item` behind all that are as urgent, before the others. */
	override addLast(me: Thread, item: Item): void {
		const before = this.all.filter(({ kind }) => kind >= item.kind)
		const overtaken = this.size - before.length
		super.addLast(me, item)
		this.advanceLast(overtaken)
	}
}

export class PriorityQueue extends BlockingQueue {
	constructor(memory: SharedMemory, places: number) {
		super(memory, places, { order: 'priority', Ring: PriorityRing })
	}
}
