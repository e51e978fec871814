/** What the trace is told of items that come from outside, whatever the threads do. */
import { Kind, Refusal, Rest } from '../trace/event.ts'
import type { Item } from './item.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

/**
 * `count` items have come that were not told of yet; the first was due at `dueUs` (µs of run time modulo 2^32). `retry`: n for
 * the n-th retry of a client who got no answer.
 */
export function tellArrivals(me: Thread, count: number, dueUs: number, retry = 0): void {
	me.tracer?.refresh()
	me.tracer?.write(Kind.arrive, 0, 0, count, retry, dueUs)
}

/** Sleeps until something comes. */
export function awaitArrival(me: Thread, ms: number): void {
	me.sleep(ms, Rest.arrival)
}

/** `me` accepts `item`, which has its number, and begins with it at once: no queue is in between. */
export function tellServed(me: Thread, item: Item): void {
	me.record(Kind.serve, 0, item.id, 0, item.madeUs, (item.kind << 8) | item.producer)
}

/** `item` has come, and is turned away at the door of `queue` (object id). */
export function tellTurnedAway(me: Thread, item: Item, queue: number): void {
	me.tracer?.refresh()
	me.tracer?.write(Kind.reject, queue, 0, item.kind, Refusal.atOnce)
}

/** Numbers the items that go straight into somebody's hands, through no queue. */
export class Served {
	readonly #words: Int32Array
	readonly #at: number

	constructor(memory: SharedMemory) {
		this.#words = memory.words
		this.#at = memory.allot(1)
	}

	/** `me` accepts `item` and begins with it at once; returns it with its number. */
	begin(me: Thread, item: Item): Item {
		const id = (Atomics.add(this.#words, this.#at, 1) + 1) | 0
		me.tracer?.refresh()
		me.tracer?.write(Kind.serve, 0, 0, id, 0, item.madeUs, (item.kind << 8) | me.id)
		return { ...item, id }
	}
}
