/**
 * A queue with a limited number of places. Whoever finds it full waits
 * until it is not full; whoever finds it empty, until it is not empty.
 */
import { Refusal } from '../trace/event.ts'
import { Condition } from './condition.ts'
import type { Handover } from './handover.ts'
import { ItemRing, type QueueOptions } from './item-ring.ts'
import type { Item } from './item.ts'
import { Lock } from './lock.ts'
import { QueueClosed } from './queue-closed.ts'
import { QueueEmpty } from './queue-empty.ts'
import { QueueFull } from './queue-full.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

export class BlockingQueue implements Handover {
	protected readonly guard: Lock
	private readonly notFull: Condition
	private readonly notEmpty: Condition
	protected readonly items: ItemRing

	/** `places`: the largest capacity; it has none before `tryResize`. */
	constructor(
		memory: SharedMemory,
		places: number,
		options: QueueOptions = {},
	) {
		const { name, isFair = false, Ring = ItemRing } = options
		const of = name === undefined ? '' : `${name} `
		const guard = new Lock(memory, `${of}lock`, isFair)
		const on = (what: string, reason: string) =>
			new Condition(memory, guard, `${of}${what}`, reason)
		this.guard = guard
		this.notFull = on('not full', 'full')
		this.notEmpty = on('not empty', 'empty')
		this.items = new Ring(memory, places, guard, options)
	}

	/** Adds `item` behind the others, waiting while the queue is full. */
	put(me: Thread, item: Item): void {
		me.lock(this.guard)
		try {
			me.throwIfInterrupted()
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
			me.throwIfInterrupted()
			while (this.items.isEmpty && !this.items.isClosed) {
				me.wait(this.notEmpty)
			}
			return this.extract(me)
		} finally {
			me.unlock(this.guard)
		}
	}

	/** As put, but it waits `ms` at most: false if that was too short. */
	offerFor(me: Thread, item: Item, ms: number): boolean {
		const deadline = me.deadline(ms)
		me.lock(this.guard)
		try {
			me.throwIfInterrupted()
			let isEarly = true
			while (isEarly && this.items.isFull && !this.items.isClosed) {
				isEarly = me.waitUntil(this.notFull, deadline)
			}
			// Time is up, and yet there may be room: then it counts.
			return this.tryInsert(me, item, Refusal.timedOut)
		} finally {
			me.unlock(this.guard)
		}
	}

	/** As take, but it waits `ms` at most: null if that was too short. */
	pollFor(me: Thread, ms: number): Item | null {
		const deadline = me.deadline(ms)
		me.lock(this.guard)
		try {
			me.throwIfInterrupted()
			let isEarly = true
			while (isEarly && this.items.isEmpty && !this.items.isClosed) {
				isEarly = me.waitUntil(this.notEmpty, deadline)
			}
			return this.items.isEmpty ? null : this.extract(me)
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Adds `item` if there is room; if not, false at once. */
	offer(me: Thread, item: Item): boolean {
		me.lock(this.guard)
		try {
			return this.tryInsert(me, item, Refusal.atOnce)
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Removes the oldest item; if there is none, null at once. */
	poll(me: Thread): Item | null {
		me.lock(this.guard)
		try {
			return this.items.isEmpty ? null : this.extract(me)
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Adds `item`. Throws QueueFull if there is no room. */
	add(me: Thread, item: Item): void {
		me.lock(this.guard)
		try {
			if (!this.tryInsert(me, item, Refusal.thrown)) {
				throw new QueueFull()
			}
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Removes the oldest item. Throws QueueEmpty if there is none. */
	remove(me: Thread): Item {
		const item = this.poll(me)
		if (item === null) {
			throw new QueueEmpty()
		}
		return item
	}

	/** The oldest item, which stays inside; null if there is none. */
	peek(me: Thread): Item | null {
		me.lock(this.guard)
		const item = this.items.isEmpty ? null : this.items.first
		me.unlock(this.guard)
		return item
	}

	/** The same. Throws QueueEmpty if there is none. */
	element(me: Thread): Item {
		const item = this.peek(me)
		if (item === null) {
			throw new QueueEmpty()
		}
		return item
	}

	/** Takes up to `most` items at once, the oldest first. Never waits. */
	drainTo(me: Thread, most: number): Item[] {
		const drained: Item[] = []
		me.lock(this.guard)
		while (me.below(drained.length, most) && !this.items.isEmpty) {
			drained.push(this.extract(me))
		}
		me.unlock(this.guard)
		return drained
	}

	/** Adds one after another. Throws QueueFull when there is no room. */
	addAll(me: Thread, items: readonly Item[]): void {
		for (let i = 0; me.below(i, items.length); i++) {
			const item = items[i]
			if (item) {
				this.add(me, item)
			}
		}
	}

	/** Throws everything away. */
	clear(me: Thread): void {
		me.lock(this.guard)
		while (!this.items.isEmpty) {
			this.items.drop(me, this.items.first.id)
		}
		me.notifyAll(this.notFull)
		me.unlock(this.guard)
	}

	/** Throws item number `id` away; false if it is not inside. */
	removeItem(me: Thread, id: number): boolean {
		me.lock(this.guard)
		const wasInside = this.items.drop(me, id)
		this.tellRoom(me)
		me.unlock(this.guard)
		return wasInside
	}

	/** Whether item number `id` is inside. */
	contains(me: Thread, id: number): boolean {
		me.lock(this.guard)
		const isInside = this.items.has(id)
		me.unlock(this.guard)
		return isInside
	}

	/** What is inside now, the oldest first. */
	toArray(me: Thread): Item[] {
		me.lock(this.guard)
		const items = this.items.all
		me.unlock(this.guard)
		return items
	}

	/** To go through what is inside now, whatever changes meanwhile. */
	iterate(me: Thread): IterableIterator<Item> {
		return this.toArray(me).values()
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

	/** Inserts `item` if there is room; if not, refuses it, and says how. */
	private tryInsert(me: Thread, item: Item, how: Refusal): boolean {
		if (this.items.isFull && !this.items.isClosed) {
			this.items.refuse(me, item, how)
			return false
		}
		this.insert(me, item)
		return true
	}

	private extract(me: Thread): Item {
		if (this.items.isEmpty) {
			throw new QueueClosed()
		}
		const item = this.items.removeFirst(me)
		this.tellRoom(me)
		return item
	}

	/** Not if it shrank meanwhile and is as full as before. */
	private tellRoom(me: Thread): void {
		if (!this.items.isFull) {
			me.notify(this.notFull)
		}
	}
}
