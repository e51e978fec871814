/**
 * A queue with a limited number of places. Whoever finds it full waits
 * until it is not full; whoever finds it empty, until it is not empty.
 */
import { Condition } from './condition.ts'
import { ItemRing } from './item-ring.ts'
import type { Item } from './item.ts'
import { Lock } from './lock.ts'
import { QueueClosed } from './queue-closed.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

export class BlockingQueue {
	private readonly guard: Lock
	private readonly notFull: Condition
	private readonly notEmpty: Condition
	private readonly items: ItemRing

	/** `places`: the largest capacity; it has none before `tryResize`. */
	constructor(memory: SharedMemory, places: number) {
		this.guard = new Lock(memory, 'lock')
		this.notFull = new Condition(memory, this.guard, 'not full', 'full')
		this.notEmpty = new Condition(
			memory,
			this.guard,
			'not empty',
			'empty',
		)
		this.items = new ItemRing(memory, places, this.guard)
	}

	/** Adds `item` behind the others, waiting while the queue is full. */
	put(me: Thread, item: Item): void {
		me.lock(this.guard)
		try {
			while (this.items.isFull && !this.items.isClosed) {
				me.wait(this.notFull)
			}
			this.insert(me, item)
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Removes the oldest item, waiting while there is none. */
	take(me: Thread): Item {
		me.lock(this.guard)
		try {
			while (this.items.isEmpty && !this.items.isClosed) {
				me.wait(this.notEmpty)
			}
			return this.remove(me)
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Adds `item` if there is room; if not, false at once. */
	offer(me: Thread, item: Item): boolean {
		me.lock(this.guard)
		try {
			if (this.items.isFull) {
				this.items.refuse(me, item)
				return false
			}
			this.insert(me, item)
			return true
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Removes the oldest item; if there is none, null at once. */
	poll(me: Thread): Item | null {
		me.lock(this.guard)
		try {
			return this.items.isEmpty ? null : this.remove(me)
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

	/** Room left, 0 while it holds more than its capacity. */
	remainingCapacity(me: Thread): number {
		me.lock(this.guard)
		const room = this.items.capacity - this.items.size
		me.unlock(this.guard)
		return Math.max(0, room)
	}

	/** No more inserts. What is inside can still be taken. */
	close(me: Thread): void {
		me.lock(this.guard)
		this.items.close(me)
		me.notifyAll(this.notFull)
		me.notifyAll(this.notEmpty)
		me.unlock(this.guard)
	}

	/**
	 * Changes the capacity, unless somebody is inside the lock: then
	 * false at once, so that a caller who may never wait can try again.
	 */
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

	private insert(me: Thread, item: Item): void {
		if (this.items.isClosed) {
			throw new QueueClosed()
		}
		this.items.addLast(me, item)
		me.notify(this.notEmpty)
	}

	private remove(me: Thread): Item {
		if (this.items.isEmpty) {
			throw new QueueClosed()
		}
		const item = this.items.removeFirst(me)
		// Not if it shrank meanwhile and is as full as before.
		if (!this.items.isFull) {
			me.notify(this.notFull)
		}
		return item
	}
}
