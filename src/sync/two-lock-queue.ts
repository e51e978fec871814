/**
 * A queue with a lock for each end: a put and a take are never in each
 * other's way. They share one count: whoever changes it learns what it
 * was, and so whether the other side must be told.
 */
import { Refusal } from '../trace/event.ts'
import { Condition } from './condition.ts'
import { DerivedOperations } from './derived-operations.ts'
import type { Item } from './item.ts'
import { Lock } from './lock.ts'
import { QueueClosed } from './queue-closed.ts'
import { QueueFull } from './queue-full.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'
import { type Removed, TwoEndedRing } from './two-ended-ring.ts'

/** Instead of how many were inside. */
const refused = -1

export class TwoLockQueue extends DerivedOperations {
	private readonly putLock: Lock
	private readonly takeLock: Lock
	private readonly notFull: Condition
	private readonly notEmpty: Condition
	private readonly items: TwoEndedRing

	/** `places`: the largest capacity, a power of two. */
	constructor(memory: SharedMemory, places: number) {
		super()
		const puts = new Lock(memory, 'put lock')
		const takes = new Lock(memory, 'take lock')
		this.putLock = puts
		this.takeLock = takes
		this.notFull = new Condition(memory, puts, 'not full', 'full')
		this.notEmpty = new Condition(memory, takes, 'not empty', 'empty')
		this.items = new TwoEndedRing(memory, places, puts, takes)
	}

	/** Adds `item` behind the others, waiting while the queue is full. */
	put(me: Thread, item: Item): void {
		let before: number
		me.lock(this.putLock)
		try {
			me.throwIfInterrupted()
			while (this.isFull(me) && !this.items.isClosed) {
				me.wait(this.notFull)
			}
			before = this.insert(me, item)
		} finally {
			me.unlock(this.putLock)
		}
		this.tellTakers(me, before)
	}

	/** Removes the oldest item, waiting while there is none. */
	take(me: Thread): Item {
		let taken: Removed
		me.lock(this.takeLock)
		try {
			me.throwIfInterrupted()
			while (this.isEmpty(me) && !this.items.isClosed) {
				me.wait(this.notEmpty)
			}
			if (this.isEmpty(me)) {
				throw new QueueClosed()
			}
			taken = this.extract(me)
		} finally {
			me.unlock(this.takeLock)
		}
		this.tellPutters(me, taken.before)
		return taken.item
	}

	private insert(me: Thread, item: Item): number {
		if (this.items.isClosed) {
			throw new QueueClosed()
		}
		const before = this.items.addLast(me, item)
		// Takers told one putter of the first place: it tells the next.
		if (before + 1 < this.items.capacity) {
			me.notify(this.notFull)
		}
		return before
	}

	private extract(me: Thread): Removed {
		const removed = this.items.removeFirst(me)
		// Putters told one taker of the first item: it tells the next.
		if (removed.before > 1) {
			me.notify(this.notEmpty)
		}
		return removed
	}

	/** After a put: the queue was empty, so takers may be waiting. */
	private tellTakers(me: Thread, before: number): void {
		if (before === 0) {
			me.lock(this.takeLock)
			me.notify(this.notEmpty)
			me.unlock(this.takeLock)
		}
	}

	/** After a take: the queue was full, so putters may be waiting. */
	private tellPutters(me: Thread, before: number): void {
		if (before === this.items.capacity) {
			me.lock(this.putLock)
			me.notify(this.notFull)
			me.unlock(this.putLock)
		}
	}

	/** As put, but it waits `ms` at most: false if that was too short. */
	offerFor(me: Thread, item: Item, ms: number): boolean {
		let before: number
		const deadline = me.deadline(ms)
		me.lock(this.putLock)
		try {
			me.throwIfInterrupted()
			let isEarly = true
			while (isEarly && this.isFull(me) && !this.items.isClosed) {
				isEarly = me.waitUntil(this.notFull, deadline)
			}
			// Time is up, and yet there may be room: then it counts.
			before = this.tryInsert(me, item, Refusal.timedOut)
		} finally {
			me.unlock(this.putLock)
		}
		this.tellTakers(me, before)
		return before !== refused
	}

	/** As take, but it waits `ms` at most: null if that was too short. */
	pollFor(me: Thread, ms: number): Item | null {
		let taken: Removed | null
		const deadline = me.deadline(ms)
		me.lock(this.takeLock)
		try {
			me.throwIfInterrupted()
			let isEarly = true
			while (isEarly && this.isEmpty(me) && !this.items.isClosed) {
				isEarly = me.waitUntil(this.notEmpty, deadline)
			}
			taken = this.isEmpty(me) ? null : this.extract(me)
		} finally {
			me.unlock(this.takeLock)
		}
		this.tellPutters(me, taken?.before ?? refused)
		return taken?.item ?? null
	}

	/** Adds `item` if there is room; if not, false at once. */
	offer(me: Thread, item: Item): boolean {
		return this.insertAtOnce(me, item, Refusal.atOnce)
	}

	/** Removes the oldest item; if there is none, null at once. */
	poll(me: Thread): Item | null {
		const [item] = this.drainTo(me, 1)
		return item ?? null
	}

	/** Adds `item`. Throws QueueFull if there is no room. */
	add(me: Thread, item: Item): void {
		if (!this.insertAtOnce(me, item, Refusal.thrown)) {
			throw new QueueFull()
		}
	}

	/** The oldest item, which stays inside; null if there is none. */
	peek(me: Thread): Item | null {
		me.lock(this.takeLock)
		const item = this.isEmpty(me) ? null : this.items.first
		me.unlock(this.takeLock)
		return item
	}

	/** Takes up to `most` items, the oldest first. Never waits. */
	drainTo(me: Thread, most: number): Item[] {
		const drained: Item[] = []
		let before = refused
		me.lock(this.takeLock)
		while (me.below(drained.length, most) && !this.isEmpty(me)) {
			const removed = this.extract(me)
			before = Math.max(before, removed.before)
			drained.push(removed.item)
		}
		me.unlock(this.takeLock)
		this.tellPutters(me, before)
		return drained
	}

	/** Throws everything away. */
	clear(me: Thread): void {
		this.lockBoth(me)
		while (!this.isEmpty(me)) {
			this.items.drop(me, this.items.first.id)
		}
		me.notifyAll(this.notFull)
		this.unlockBoth(me)
	}

	/** Throws item number `id` away; false if it is not inside. */
	removeItem(me: Thread, id: number): boolean {
		this.lockBoth(me)
		const wasInside = this.items.drop(me, id)
		if (!this.isFull(me)) {
			me.notify(this.notFull)
		}
		this.unlockBoth(me)
		return wasInside
	}

	toArray(me: Thread): Item[] {
		this.lockBoth(me)
		const items = this.items.all
		this.unlockBoth(me)
		return items
	}

	size(me: Thread): number {
		return this.items.size(me)
	}

	/** Room left, 0 while it holds more than its capacity. */
	remainingCapacity(me: Thread): number {
		return Math.max(0, this.items.capacity - this.items.size(me))
	}

	/** No more inserts. What is inside can still be taken. */
	close(me: Thread): void {
		this.lockBoth(me)
		this.items.close(me)
		me.notifyAll(this.notFull)
		me.notifyAll(this.notEmpty)
		this.unlockBoth(me)
	}

	/**
	 * Changes the capacity, unless somebody is putting: then false at
	 * once, so that a caller who may never wait can try again.
	 */
	tryResize(me: Thread, capacity: number): boolean {
		if (!me.tryLock(this.putLock)) {
			return false
		}
		try {
			this.items.resize(me, capacity)
			me.notifyAll(this.notFull)
		} finally {
			me.unlock(this.putLock)
		}
		return true
	}

	/** The same while nobody runs. */
	resizeWhilePaused(me: Thread, capacity: number): void {
		this.items.resize(me, capacity)
	}

	private isFull(me: Thread): boolean {
		return this.size(me) >= this.items.capacity
	}

	private isEmpty(me: Thread): boolean {
		return this.size(me) === 0
	}

	private insertAtOnce(me: Thread, item: Item, how: Refusal): boolean {
		let before: number
		me.lock(this.putLock)
		try {
			before = this.tryInsert(me, item, how)
		} finally {
			me.unlock(this.putLock)
		}
		this.tellTakers(me, before)
		return before !== refused
	}

	/** Inserts `item` if there is room; if not, refuses it. */
	private tryInsert(me: Thread, item: Item, how: Refusal): number {
		if (this.isFull(me) && !this.items.isClosed) {
			this.items.refuse(me, item, how)
			return refused
		}
		return this.insert(me, item)
	}

	private lockBoth(me: Thread): void {
		me.lock(this.putLock)
		me.lock(this.takeLock)
	}

	private unlockBoth(me: Thread): void {
		me.unlock(this.takeLock)
		me.unlock(this.putLock)
	}
}
