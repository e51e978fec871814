/**
 * Places for items in shared memory, used as a ring, with a capacity that may change while in use. Guarded by the
 * lock of the queue that owns it: every plain read and write below happens inside that lock.
 */
import type { QueueOrder } from '../trace/cast.ts'
import { Kind, Loss, Refusal } from '../trace/event.ts'
import { Cell } from './cell.ts'
import type { Item } from './item.ts'
import type { Lock } from './lock.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

// Head cells, on the line of the lock:
//
//   CAPACITY  most items that an insert may lead to
//   SIZE      items inside; more than CAPACITY for a while after it shrank
//   HEAD      place of the oldest item
//   NUMBER    number given to a fresh item last
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

/** Sorts that a state can tell apart. */
const mostSorts = 8

/** What is said of the queue that owns the ring. */
export interface RingOptions {
	/** Unique among the queues of the run. */
	readonly name?: string
	/** Before it is set. */
	readonly capacity?: number
	readonly order?: QueueOrder
	/** Numbers given to fresh items: `first`, then every `step`-th, so that those of several queues differ. */
	readonly first?: number
	readonly step?: number
}

/** What makes a queue around a ring another one. */
export interface QueueOptions extends RingOptions {
	/** Whether its lock is FIFO-fair. */
	readonly isFair?: boolean
	readonly Ring?: typeof ItemRing
}

export class ItemRing {
	/** The count of items inside, for whoever looks at it outside the lock. */
	readonly sizeCell: Cell
	/** Id of the queue that owns it, for the trace. */
	readonly #queue: number
	readonly #words: Int32Array
	readonly #at: number
	readonly #itemsAt: number
	readonly #places: number
	readonly #first: number
	readonly #step: number

	/** `places`: the largest capacity that can ever be set; `lock`: guards it. */
	constructor(memory: SharedMemory, places: number, lock: Lock, options: RingOptions = {}) {
		const { name = 'queue', capacity = 0, order = 'FIFO', first = 1, step = 1 } = options
		this.#queue = memory.register({
			...{ kind: 'queue', name, lock: lock.id, capacity, order },
			...{ gap: 0, isBackward: false },
		})
		this.#first = first
		this.#step = step
		this.#words = memory.words
		this.#at = lock.near(HEAD_CELLS)
		this.#itemsAt = memory.allot(places * WORDS)
		this.#places = places
		this.sizeCell = new Cell(memory, this.#at + SIZE)
		memory.decisive.push(
			() => this.capacity,
			() => Number(this.isClosed),
			() => this.#sorts,
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
		this.setCapacity(me, capacity)
	}

	/** The same, however many places there are. */
	protected setCapacity(me: Thread, capacity: number): void {
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
	refuse(me: Thread, item: Item, how: Refusal = Refusal.atOnce): void {
		me.record(Kind.reject, this.#queue, item.kind, how, item.id)
	}

	/** Somebody looked for an item, and there was none. */
	missed(me: Thread): void {
		me.record(Kind.look, this.#queue)
	}

	/** Adds `item` behind the others; a fresh one, whose number is 0, gets the next number. There must be a place. */
	addLast(me: Thread, item: Item): void {
		const words = this.#words
		const id = item.id === 0 ? this.nextNumber() : item.id
		const size = this.size
		const place = this.#place(size)
		words[place] = id
		words[place + 1] = item.producer
		words[place + 2] = item.kind
		words[place + 3] = item.madeUs
		words[place + 4] = item.payload
		words[this.#at + SIZE] = size + 1
		me.record(Kind.put, this.#queue, id, size + 1, item.madeUs, (item.kind << 8) | item.producer)
	}

	/** The youngest overtakes `count` of those before it. */
	protected advanceLast(count: number): void {
		const words = this.#words
		for (let behind = this.size - 1; behind > this.size - 1 - count; behind--) {
			const [one, other] = [this.#place(behind), this.#place(behind - 1)]
			for (let i = 0; i < WORDS; i++) {
				const word = words[one + i] ?? 0
				words[one + i] = words[other + i] ?? 0
				words[other + i] = word
			}
		}
	}

	/** Removes the oldest. It must not be empty. */
	removeFirst(me: Thread): Item {
		const item = this.#itemAt(0)
		this.#advance()
		this.#shrink(me, item)
		return item
	}

	/** Removes the oldest, and nobody will do it. It must not be empty. */
	dropFirst(me: Thread, how: Loss): void {
		const { id } = this.#itemAt(0)
		const size = this.size - 1
		this.#advance()
		this.#words[this.#at + SIZE] = size
		me.record(Kind.drop, this.#queue, id, size, how)
	}

	/** Removes the youngest. It must not be empty. */
	removeLast(me: Thread): Item {
		const item = this.#itemAt(this.size - 1)
		this.#shrink(me, item)
		return item
	}

	/** The oldest. It must not be empty. */
	get first(): Item {
		return this.#itemAt(0)
	}

	/** What is inside, the oldest first. */
	get all(): Item[] {
		return Array.from({ length: this.size }, (_, behind) => this.#itemAt(behind))
	}

	/** Whether the item with this number is inside. */
	has(id: number): boolean {
		return this.#behindOf(id) >= 0
	}

	/** Removes the item with this number, wherever it stands, and nobody will do it; false when it is not inside. */
	drop(me: Thread, id: number, how: Loss = Loss.dropped): boolean {
		const behind = this.#behindOf(id)
		if (behind < 0) {
			return false
		}
		const words = this.#words
		// Those behind it move up, by one place each.
		for (let next = behind + 1; next < this.size; next++) {
			const from = this.#place(next)
			words.copyWithin(this.#place(next - 1), from, from + WORDS)
		}
		const size = this.size - 1
		words[this.#at + SIZE] = size
		me.record(Kind.drop, this.#queue, id, size, how)
		return true
	}

	/** How many stand before it, −1 when it is not inside. */
	#behindOf(id: number): number {
		for (let behind = 0; behind < this.size; behind++) {
			if (this.#words[this.#place(behind)] === id) {
				return behind
			}
		}
		return -1
	}

	#itemAt(behind: number): Item {
		const words = this.#words
		const place = this.#place(behind)
		return {
			id: words[place] ?? 0,
			producer: words[place + 1] ?? 0,
			kind: words[place + 2] ?? 0,
			madeUs: words[place + 3] ?? 0,
			payload: words[place + 4] ?? 0,
		}
	}

	/** The place behind is the first one now. */
	#advance(): void {
		const head = (this.#words[this.#at + HEAD] ?? 0) + 1
		this.#words[this.#at + HEAD] = head === this.#places ? 0 : head
	}

	/** One fewer: `item` has left. */
	#shrink(me: Thread, item: Item): void {
		const size = this.size - 1
		this.#words[this.#at + SIZE] = size
		me.record(Kind.take, this.#queue, item.id, size, item.kind)
	}

	/** The sorts of what is inside, in order, in one number: programs may decide by them. */
	get #sorts(): number {
		let sorts = 0
		for (let behind = 0; behind < this.size; behind++) {
			sorts = sorts * mostSorts + this.#itemAt(behind).kind
		}
		return sorts
	}

	/** The number that a fresh item gets. */
	protected nextNumber(): number {
		const last = this.#words[this.#at + NUMBER] ?? 0
		const next = last === 0 ? this.#first : (last + this.#step) | 0
		this.#words[this.#at + NUMBER] = next
		return next
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
