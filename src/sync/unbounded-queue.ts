/**
 * A queue without a bound: there is always room for one more. Whoever
 * puts never waits; whoever finds it empty waits until it is not.
 */
import { Condition } from './condition.ts'
import type { Item } from './item.ts'
import { Lock } from './lock.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'
import { UnboundedRing } from './unbounded-ring.ts'

export class UnboundedQueue {
	private readonly guard: Lock
	private readonly notEmpty: Condition
	private readonly items: UnboundedRing

	constructor(memory: SharedMemory) {
		this.guard = new Lock(memory, 'lock')
		this.notEmpty = new Condition(memory, this.guard, 'not empty', 'empty')
		this.items = new UnboundedRing(memory, this.guard)
	}

	/** Adds `item` behind the others, however many there are. */
	put(me: Thread, item: Item): void {
		me.lock(this.guard)
		try {
			this.items.addLast(me, item)
			me.notify(this.notEmpty)
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Removes the oldest item, waiting while there is none. */
	take(me: Thread): Item {
		me.lock(this.guard)
		try {
			while (this.items.isEmpty) {
				me.wait(this.notEmpty)
			}
			return this.items.removeFirst(me)
		} finally {
			me.unlock(this.guard)
		}
	}
}
