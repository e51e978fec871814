/**
 * A queue without a bound: there is always room for one more. Whoever
 * puts never waits; whoever finds it empty waits until it is not.
 */
import { Condition } from './condition.ts'
import type { Item } from './item.ts'
import { Lock } from './lock.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'
import { type UnboundedOptions, UnboundedRing } from './unbounded-ring.ts'

export interface UnboundedQueueOptions extends UnboundedOptions {
	readonly Ring?: typeof UnboundedRing
}

export class UnboundedQueue {
	private readonly guard: Lock
	private readonly notEmpty: Condition
	protected readonly items: UnboundedRing

	constructor(memory: SharedMemory, options: UnboundedQueueOptions = {}) {
		const { name, Ring = UnboundedRing } = options
		const of = name === undefined ? '' : `${name} `
		const guard = new Lock(memory, `${of}lock`)
		this.guard = guard
		this.notEmpty = new Condition(memory, guard, `${of}not empty`, 'empty')
		this.items = new Ring(memory, guard, options)
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

	/** Removes an item, waiting while there is none. */
	take(me: Thread): Item {
		me.lock(this.guard)
		try {
			while (this.items.isEmpty) {
				me.wait(this.notEmpty)
			}
			return this.remove(me)
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Items inside: already history when you read it. */
	size(me: Thread): number {
		me.lock(this.guard)
		const size = this.items.size
		me.unlock(this.guard)
		return size
	}

	/** The oldest. */
	protected remove(me: Thread): Item {
		return this.items.removeFirst(me)
	}
}
