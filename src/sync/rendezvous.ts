/**
 * A queue without places: an item goes from hand to hand. Whoever comes
 * first stands and waits for somebody of the other side, and whoever
 * comes second does it all: a put ends when its item has been taken.
 */
import { Refusal } from '../trace/event.ts'
import { Condition } from './condition.ts'
import type { Handover } from './handover.ts'
import type { Item } from './item.ts'
import { Interrupted } from './leaving.ts'
import { Lock } from './lock.ts'
import { Meeting } from './meeting.ts'
import { Placeless } from './placeless.ts'
import { QueueClosed } from './queue-closed.ts'
import { QueueEmpty } from './queue-empty.ts'
import { QueueFull } from './queue-full.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'
import type { WaitSet } from './wait-set.ts'

export class Rendezvous extends Placeless implements Handover {
	private readonly guard: Lock
	private readonly taken: Condition
	private readonly given: Condition
	private readonly meeting: Meeting

	constructor(memory: SharedMemory) {
		super()
		this.guard = new Lock(memory, 'lock')
		this.taken = new Condition(memory, this.guard, 'taken', 'full')
		this.given = new Condition(memory, this.guard, 'given', 'empty')
		this.meeting = new Meeting(memory, this.guard)
	}

	/** Hands `item` to a taker, waiting until there is one. */
	put(me: Thread, item: Item): void {
		this.handUntil(me, item, Infinity)
	}

	/** As put, but it waits `ms` at most: false if that was too short. */
	offerFor(me: Thread, item: Item, ms: number): boolean {
		const deadline = me.deadline(ms)
		return this.handUntil(me, item, deadline)
	}

	/** Takes an item from a putter, waiting until there is one. */
	take(me: Thread): Item {
		const item = this.takeUntil(me, Infinity)
		if (item === null) {
			throw new QueueClosed()
		}
		return item
	}

	/** As take, but it waits `ms` at most: null if that was too short. */
	pollFor(me: Thread, ms: number): Item | null {
		const deadline = me.deadline(ms)
		return this.takeUntil(me, deadline)
	}

	/** Hands `item` to a taker that waits; if none does, false at once. */
	offer(me: Thread, item: Item): boolean {
		return this.handAtOnce(me, item, Refusal.atOnce)
	}

	/** The same. Throws QueueFull if none waits. */
	add(me: Thread, item: Item): void {
		if (!this.handAtOnce(me, item, Refusal.thrown)) {
			throw new QueueFull()
		}
	}

	/** Takes an item from a putter that waits; if none does, null. */
	poll(me: Thread): Item | null {
		me.lock(this.guard)
		const item = this.fetch(me)
		me.unlock(this.guard)
		return item
	}

	/** The same. Throws QueueEmpty if none waits. */
	remove(me: Thread): Item {
		const item = this.poll(me)
		if (item === null) {
			throw new QueueEmpty()
		}
		return item
	}

	/** Takes the items of up to `most` putters that wait. */
	drainTo(me: Thread, most: number): Item[] {
		const drained: Item[] = []
		me.lock(this.guard)
		while (me.below(drained.length, most)) {
			const item = this.fetch(me)
			if (item === null) {
				break
			}
			drained.push(item)
		}
		me.unlock(this.guard)
		return drained
	}

	/** No more handovers: whoever stands there takes its item back. */
	close(me: Thread): void {
		me.lock(this.guard)
		this.meeting.close(me)
		me.notifyAll(this.taken)
		me.notifyAll(this.given)
		me.unlock(this.guard)
	}

	/** Hands over one after another. Throws QueueFull when none waits. */
	addAll(me: Thread, items: readonly Item[]): void {
		for (let i = 0; me.below(i, items.length); i++) {
			const item = items[i]
			if (item) {
				this.add(me, item)
			}
		}
	}

	/** It has room for no item, and never will have. */
	tryResize(me: Thread, capacity: number): boolean {
		this.meeting.resize(me, capacity)
		return true
	}

	resizeWhilePaused(me: Thread, capacity: number): void {
		this.meeting.resize(me, capacity)
	}

	/** False if `deadline` came before a taker. */
	private handUntil(me: Thread, item: Item, deadline: number): boolean {
		me.lock(this.guard)
		try {
			me.throwIfInterrupted()
			if (this.give(me, item)) {
				return true
			}
			this.meeting.standWith(me.id, item)
			const { putters } = this.meeting
			if (this.hasMet(me, putters, this.taken, deadline)) {
				return true
			}
			return this.refuse(me, item, Refusal.timedOut)
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Null if `deadline` came before a putter. */
	private takeUntil(me: Thread, deadline: number): Item | null {
		me.lock(this.guard)
		try {
			me.throwIfInterrupted()
			const item = this.fetch(me)
			if (item !== null || this.meeting.isClosed) {
				return item
			}
			this.meeting.stand(me.id)
			const { takers } = this.meeting
			const hasMet = this.hasMet(me, takers, this.given, deadline)
			return hasMet ? this.meeting.given(me.id) : null
		} finally {
			me.unlock(this.guard)
		}
	}

	private handAtOnce(me: Thread, item: Item, how: Refusal): boolean {
		me.lock(this.guard)
		try {
			return this.give(me, item) || this.refuse(me, item, how)
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Whoever comes second takes the first out of its line. */
	private hasMet(
		me: Thread,
		line: WaitSet,
		met: Condition,
		deadline: number,
	): boolean {
		let isEarly = true
		try {
			while (isEarly && line.has(me.id) && !this.meeting.isClosed) {
				isEarly = me.waitUntil(met, deadline)
			}
		} catch (error) {
			const isInterrupted = error instanceof Interrupted
			if (!isInterrupted || line.leave(me.id)) {
				throw error
			}
			// It had met before it could go: that is not undone.
			me.keepInterrupt()
		}
		return !line.leave(me.id)
	}

	/** Gives `item` to the taker that waits longest; false if none. */
	private give(me: Thread, item: Item): boolean {
		if (this.meeting.isClosed) {
			throw new QueueClosed()
		}
		if (this.meeting.takers.isEmpty) {
			return false
		}
		this.meeting.give(me, item)
		me.notifyAll(this.given)
		return true
	}

	/** The item of the putter that waits longest; null if none. */
	private fetch(me: Thread): Item | null {
		if (this.meeting.putters.isEmpty || this.meeting.isClosed) {
			return null
		}
		const item = this.meeting.fetch(me)
		me.notifyAll(this.taken)
		return item
	}

	private refuse(me: Thread, item: Item, how: Refusal): false {
		if (this.meeting.isClosed) {
			throw new QueueClosed()
		}
		this.meeting.refuse(me, item, how)
		return false
	}
}
