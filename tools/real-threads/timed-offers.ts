/** What a timed offer must never do, told from the records of a run; and queues whose offers do it. */
import { stylesScene } from '../../src/programs/full-queue-styles/scene.ts'
import { BlockingQueue } from '../../src/sync/blocking-queue.ts'
import { Condition } from '../../src/sync/condition.ts'
import { ItemRing } from '../../src/sync/item-ring.ts'
import type { Item } from '../../src/sync/item.ts'
import { Lock } from '../../src/sync/lock.ts'
import type { SharedMemory } from '../../src/sync/shared-memory.ts'
import type { Thread } from '../../src/sync/thread.ts'
import { Kind, Refusal, type TraceEvent } from '../../src/trace/event.ts'

export interface Refusals {
	/** Of timed offers, all of them. */
	readonly count: number
	/** Refused before the time was up. */
	readonly early: number
	/** Refused while there was room, timed or not. */
	readonly withRoom: number
}

/** A stamp is in whole µs. */
const roundingUs = 1

/** `events` in their legal order, of one queue with so many places; an offer begins when its item has been made. */
export function refusalsIn(
	events: readonly TraceEvent[],
	capacity: number,
	patienceMs: number,
): Refusals {
	const madeUs = new Map<number, number>()
	const refusals = { count: 0, early: 0, withRoom: 0 }
	let depth = 0
	for (const { kind, thread, atUs, b } of events) {
		if (kind === Kind.worked) madeUs.set(thread, atUs)
		else if (kind === Kind.put || kind === Kind.take) depth = b
		else if (kind === Kind.reject) {
			if (depth < capacity) refusals.withRoom++
			if (b !== Refusal.timedOut) continue
			refusals.count++
			const waitedUs = atUs - (madeUs.get(thread) ?? 0)
			if (waitedUs < patienceMs * 1000 - roundingUs) refusals.early++
		}
	}
	return refusals
}

/** Gives up when four fifths of the time have passed. */
class HastyQueue extends BlockingQueue {
	override offerFor(me: Thread, item: Item, ms: number): boolean {
		return super.offerFor(me, item, 0.8 * ms)
	}
}

/** When its time is up, it does not look whether there is room by now. */
class DeafQueue {
	readonly #guard: Lock
	readonly #notFull: Condition
	readonly #notEmpty: Condition
	readonly #items: ItemRing

	constructor(memory: SharedMemory, places: number) {
		this.#guard = new Lock(memory, 'lock')
		this.#notFull = new Condition(memory, this.#guard, 'not full', 'full')
		this.#notEmpty = new Condition(memory, this.#guard, 'not empty', 'empty')
		this.#items = new ItemRing(memory, places, this.#guard)
	}

	put(me: Thread, item: Item): void {
		me.lock(this.#guard)
		try {
			while (this.#items.isFull) me.wait(this.#notFull)
			this.#add(me, item)
		} finally {
			me.unlock(this.#guard)
		}
	}

	offerFor(me: Thread, item: Item, ms: number): boolean {
		const deadline = me.deadline(ms)
		me.lock(this.#guard)
		try {
			while (this.#items.isFull) {
				if (me.waitUntil(this.#notFull, deadline)) continue
				this.#items.refuse(me, item, Refusal.timedOut)
				return false
			}
			this.#add(me, item)
			return true
		} finally {
			me.unlock(this.#guard)
		}
	}

	offer(me: Thread, item: Item): boolean {
		me.lock(this.#guard)
		const isFull = this.#items.isFull
		if (isFull) this.#items.refuse(me, item)
		else this.#add(me, item)
		me.unlock(this.#guard)
		return !isFull
	}

	take(me: Thread): Item {
		me.lock(this.#guard)
		try {
			while (this.#items.isEmpty) me.wait(this.#notEmpty)
			const item = this.#items.removeFirst(me)
			me.notify(this.#notFull)
			return item
		} finally {
			me.unlock(this.#guard)
		}
	}

	tryResize(you: Thread, capacity: number): boolean {
		this.#items.resize(you, capacity)
		return true
	}

	#add(me: Thread, item: Item): void {
		this.#items.addLast(me, item)
		me.notify(this.#notEmpty)
	}
}

export const quickStyles = stylesScene({
	id: 'quick-styles',
	makingMs: 1,
	queueOf: (memory, places) => new BlockingQueue(memory, places),
})

export const hastyStyles = stylesScene({
	id: 'hasty-styles',
	makingMs: 1,
	queueOf: (memory, places) => new HastyQueue(memory, places),
})

/** Its programs use no more of the queue than there is. */
export const deafStyles = stylesScene({
	id: 'deaf-styles',
	makingMs: 1,
	queueOf: (memory, places) => new DeafQueue(memory, places) as unknown as BlockingQueue,
})
