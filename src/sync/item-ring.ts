/**
 * Places for items in shared memory, used as a ring, with a capacity that may change while in use. Guarded by the
 * lock of the queue that owns it: every plain read and write below happens inside that lock.
 */
import { Kind } from '../trace/event.ts'
import type { Item } from './item.ts'
import type { Lock } from './lock.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

// Head cells, on the line of the lock:
//
//   CAPACITY  most items that an insert may lead to
//   SIZE      items inside; more than CAPACITY for a while after it shrank
//   HEAD      place of the oldest item
//   NUMBER    number given to the last item accepted
//   CLOSED    1 once closed
//
// and places, each: id, producer, kind, made at, payload.
const CAPACITY = 0
const SIZE = 1
const HEAD = 2
const NUMBER = 3
const CLOSED = 4
const HEAD_CELLS = 5
const WORDS = 5

export class ItemRing {
	/** Id of the queue that owns it, for the trace. */
	readonly #queue: number
	readonly #words: Int32Array
	readonly #at: number
	readonly #itemsAt: number
	readonly #places: number

	/**
	 * `places`: the largest capacity that can ever be set; `lock`: guards it; `capacity`: what is said of it before it is
	 * set.
	 */
	constructor(memory: SharedMemory, places: number, lock: Lock, capacity = 0) {
		this.#queue = memory.register({ kind: 'queue', name: 'queue', lock: lock.id, capacity })
		this.#words = memory.words
		this.#at = lock.near(HEAD_CELLS)
		this.#itemsAt = memory.allot(places * WORDS)
		this.#places = places
		memory.decisive.push(
			() => this.size,
			() => this.capacity,
			() => Number(this.isClosed),
		)
	}

	get size(): number {
		return this.#words[this.#at + SIZE] ?? 0
	}

	get capacity(): number {
		return this.#words[this.#at + CAPACITY] ?? 0
	}

	/** Outside the lock only while nobody runs. */
	resize(me: Thread, capacity: number): void {
		if (!Number.isInteger(capacity) || capacity < 1 || capacity > this.#places) {
			throw new RangeError(`capacity is a whole number from 1 to ${this.#places}, not ${capacity}`)
		}
		Atomics.store(this.#words, this.#at + CAPACITY, capacity)
		me.record(Kind.capacity, this.#queue, capacity)
	}

	get isEmpty(): boolean {
		return this.size === 0
	}

	get isFull(): boolean {
		return this.size >= this.capacity
	}

	get isClosed(): boolean {
		return this.#words[this.#at + CLOSED] === 1
	}

	close(me: Thread): void {
		this.#words[this.#at + CLOSED] = 1
		me.record(Kind.close, this.#queue)
	}

	/** Refuses `item`: nothing changes but the count of refusals. */
	refuse(me: Thread, item: Item): void {
		me.record(Kind.reject, this.#queue, item.kind)
	}

	/** Somebody looked for an item, and there was none. */
	missed(me: Thread): void {
		me.record(Kind.look, this.#queue)
	}

	/** Gives `item` the next number and adds it behind the others. There must be a place. */
	addLast(me: Thread, item: Item): void {
		const words = this.#words
		const id = ((words[this.#at + NUMBER] ?? 0) + 1) | 0
		const size = this.size
		const place = this.#place(size)
		words[place] = id
		words[place + 1] = item.producer
		words[place + 2] = item.kind
		words[place + 3] = item.madeUs
		words[place + 4] = item.payload
		words[this.#at + NUMBER] = id
		words[this.#at + SIZE] = size + 1
		me.record(Kind.put, this.#queue, id, size + 1, item.madeUs, (item.kind << 8) | item.producer)
	}

	/** Removes the oldest. It must not be empty. */
	removeFirst(me: Thread): Item {
		const words = this.#words
		const place = this.#place(0)
		const item: Item = {
			id: words[place] ?? 0,
			producer: words[place + 1] ?? 0,
			kind: words[place + 2] ?? 0,
			madeUs: words[place + 3] ?? 0,
			payload: words[place + 4] ?? 0,
		}
		const head = (words[this.#at + HEAD] ?? 0) + 1
		words[this.#at + HEAD] = head === this.#places ? 0 : head
		const size = this.size - 1
		words[this.#at + SIZE] = size
		me.record(Kind.take, this.#queue, item.id, size)
		return item
	}

	/** Offset of the place `behind` the oldest item. */
	#place(behind: number): number {
		const places = this.#places
		const ahead = (this.#words[this.#at + HEAD] ?? 0) + behind
		let place = ahead < places ? ahead : ahead - places
		// Programs that forget the lock garble the count; even then nothing outside the places is touched.
		if (place < 0 || place >= places) {
			place = ((place % places) + places) % places
		}
		return this.#itemsAt + place * WORDS
	}
}
