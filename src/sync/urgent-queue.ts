/**
 * The same queue, but the highest kind leaves first, and among equals
 * the oldest. What somebody has taken already is not interrupted.
 */
import type { Item } from './item.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'
import { UnboundedQueue } from './unbounded-queue.ts'
import { type UnboundedOptions, UnboundedRing } from './unbounded-ring.ts'

class UrgentRing extends UnboundedRing {
	/** Adds `item` behind all that are as urgent, before the others. */
	override addLast(me: Thread, item: Item): void {
		const urgent = this.all.filter(({ kind }) => kind >= item.kind)
		const overtaken = this.size - urgent.length
		super.addLast(me, item)
		this.advanceLast(overtaken)
	}
}

export class UrgentQueue extends UnboundedQueue {
	constructor(memory: SharedMemory, options: UnboundedOptions = {}) {
		const more = { order: 'priority', Ring: UrgentRing } as const
		super(memory, { ...options, ...more })
	}
}
