/**
 * A queue on the path of requests, for when more comes than can be done.
 * Five answers to "full", and two more questions: who is served next,
 * and what is not worth doing any more.
 */
import { Loss, Refusal } from '../trace/event.ts'
import { tellServed } from './arrival.ts'
import { Condition } from './condition.ts'
import type { Item } from './item.ts'
import { Lock } from './lock.ts'
import type { ServingOrder } from './overload-orders.ts'
import { OverloadRing } from './overload-ring.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Shedding } from './shedding.ts'
import type { Thread } from './thread.ts'

export interface OverloadOptions {
	/** The largest capacity. */
	readonly places: number
	readonly order: ServingOrder
	readonly shedding: Shedding
	/** How long offerFor waits. */
	readonly patienceMs: () => number
	/** What is done with a task: for callers who do it themselves. */
	readonly service: {
		handle(me: Thread, task: Item): void
	}
}

export class OverloadQueue {
	private readonly guard: Lock
	private readonly notFull: Condition
	private readonly notEmpty: Condition
	private readonly items: OverloadRing
	private readonly options: OverloadOptions

	constructor(memory: SharedMemory, options: OverloadOptions) {
		const { places, order } = options
		const guard = new Lock(memory, 'lock')
		this.guard = guard
		this.notFull = new Condition(memory, guard, 'not full', 'full')
		this.notEmpty = new Condition(memory, guard, 'not empty', 'empty')
		this.items = new OverloadRing(memory, places, guard, {
			order: order.name,
		})
		this.options = options
	}

	// Five answers to "full"

	/** Block: whoever brings `task` waits until there is room. */
	put(me: Thread, task: Item): void {
		me.lock(this.guard)
		try {
			while (this.items.isFull) {
				me.wait(this.notFull)
			}
			this.insert(me, task)
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Time out: waits as well, but not for long. False: 503. */
	offerFor(me: Thread, task: Item): boolean {
		const deadline = me.deadline(this.options.patienceMs())
		me.lock(this.guard)
		try {
			let isEarly = true
			while (isEarly && this.items.isFull) {
				isEarly = me.waitUntil(this.notFull, deadline)
			}
			return this.tryInsert(me, task, Refusal.timedOut)
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Reject newest: false at once. 503. */
	offer(me: Thread, task: Item): boolean {
		me.lock(this.guard)
		try {
			return this.tryInsert(me, task, Refusal.atOnce)
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Drop oldest: `task` comes in; who waits longest makes room. */
	displace(me: Thread, task: Item): void {
		me.lock(this.guard)
		try {
			while (this.items.isFull) {
				this.items.dropFirst(me, Loss.dropped)
			}
			this.insert(me, task)
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Caller runs: who brings `task` does it, and brings no other. */
	putOrRun(me: Thread, task: Item): void {
		me.lock(this.guard)
		if (!this.items.isFull) {
			this.insert(me, task)
			me.unlock(this.guard)
			return
		}
		const mine = this.items.numbered(task)
		tellServed(me, mine)
		me.unlock(this.guard)
		this.options.service.handle(me, mine)
	}

	// For workers

	/** The next task that is worth doing, waiting while there is none. */
	take(me: Thread): Item {
		me.lock(this.guard)
		try {
			this.shed(me)
			while (this.items.isEmpty) {
				me.wait(this.notEmpty)
				this.shed(me)
			}
			const task = this.options.order.next(me, this.items)
			this.tellRoom(me)
			return task
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Throws away what is too old, the oldest first. */
	private shed(me: Thread): void {
		const { shedding } = this.options
		while (!this.items.isEmpty) {
			const isTooOld = shedding.isTooOld(me, this.items.first)
			if (!isTooOld) {
				return
			}
			this.items.dropFirst(me, Loss.expired)
			this.tellRoom(me)
		}
	}

	private insert(me: Thread, task: Item): void {
		if (this.items.isEmpty) {
			this.options.shedding.endEmpty(me)
		}
		this.items.addLast(me, task)
		me.notify(this.notEmpty)
	}

	private tryInsert(me: Thread, task: Item, how: Refusal): boolean {
		if (this.items.isFull) {
			this.items.refuse(me, task, how)
			return false
		}
		this.insert(me, task)
		return true
	}

	/** Not if it shrank meanwhile and is as full as before. */
	private tellRoom(me: Thread): void {
		if (!this.items.isFull) {
			me.notify(this.notFull)
		}
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
}
