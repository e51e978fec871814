/**
 * A buffer with a few places, as one writes it by hand: a lock, what it
 * guards, and conditions to wait for.
 */
import { Condition } from '../../sync/condition.ts'
import { ItemRing } from '../../sync/item-ring.ts'
import type { Item } from '../../sync/item.ts'
import { Lock } from '../../sync/lock.ts'
import type { SharedMemory } from '../../sync/shared-memory.ts'
import type { Thread } from '../../sync/thread.ts'

export class BoundedBuffer {
	private readonly guard: Lock
	private readonly notFull: Condition
	private readonly notEmpty: Condition
	private readonly items: ItemRing

	constructor(memory: SharedMemory, places: number) {
		const lock = new Lock(memory, 'lock', false) // lock: false | true | false
		// What a wait leaves, and enters again before it returns.
		const left = lock // lock: lock | lock | null
		const on = (name: string, reason: string) =>
			new Condition(memory, left, name, reason) // join: left | null
		this.guard = lock
		this.notFull = on('not full', 'full') // cvs: on('changed', 'changed') | on('not full', 'full')
		this.notEmpty = on('not empty', 'empty') // cvs: this.notFull | on('not empty', 'empty')
		this.items = new ItemRing(memory, places, lock)
	}

	put(me: Thread, item: Item): void {
		me.lock(this.guard) // lock: me. | me. | // me.
		try {
			while (this.items.isFull) { // guard: while | if
				me.wait(this.notFull) // join: me.wait(this.notFull) | this.joinLate(me, this.notFull)
			}
			this.items.addLast(me, item)
			me.notify(this.notEmpty) // notify: me.notify | me.notifyAll
		} finally {
			me.unlock(this.guard) // lock: me. | me. | // me.
		}
	}

	take(me: Thread): Item {
		me.lock(this.guard) // lock: me. | me. | // me.
		try {
			while (this.items.isEmpty) { // guard: while | if
				me.wait(this.notEmpty) // join: me.wait(this.notEmpty) | this.joinLate(me, this.notEmpty)
			}
			const item = this.items.removeFirst(me)
			me.notify(this.notFull) // notify: me.notify | me.notifyAll
			return item
		} finally {
			me.unlock(this.guard) // lock: me. | me. | // me.
		}
	}

	/** Too late: who notifies after the unlock finds nobody. */
	joinLate(me: Thread, condition: Condition): void {
		me.unlock(this.guard) // lock: me. | me. | // me.
		try {
			me.wait(condition)
		} finally {
			me.lock(this.guard) // lock: me. | me. | // me.
		}
	}

	/** Changes the capacity, unless somebody is inside the lock. */
	tryResize(me: Thread, capacity: number): boolean {
		if (!me.tryLock(this.guard)) {
			return false
		}
		try {
			this.items.resize(me, capacity)
			me.notifyAll(this.notFull)
		} finally {
			me.unlock(this.guard)
		}
		return true
	}

	/** The same while nobody runs; who waits is not told yet. */
	resizeWhilePaused(me: Thread, capacity: number): void {
		this.items.resize(me, capacity)
	}
}
