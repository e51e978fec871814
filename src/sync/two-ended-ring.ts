/**
 * Places for items in shared memory, used as a ring whose two ends belong to two locks: whoever holds one may insert, whoever
 * holds the other may remove. All that both ends share is the count of items inside.
 */
import { Kind, Loss, Refusal } from '../trace/event.ts'
import { Cell } from './cell.ts'
import type { Item } from './item.ts'
import type { Lock } from './lock.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

// Cells on the line of the lock for inserts:
//
//   CAPACITY  most items that an insert may lead to; both ends read it
//   CLOSED    1 once closed; written with both locks held
//   NUMBER    number given to an item last
//   PUTS      items that have ever come in
//
// on the line of the lock for removals:
//
//   TAKES     items that have ever gone out
//
// and places, each: id, producer, kind, made at, payload. Item n (from 0) of all that ever come in has place n mod `places`.
const CAPACITY = 0
const CLOSED = 1
const NUMBER = 2
const PUTS = 3
const PUT_CELLS = 4
const TAKES = 0
const TAKE_CELLS = 1
const WORDS = 5

/** An item that left, and how many were inside until then. */
export interface Removed {
	readonly item: Item
	readonly before: number
}

export class TwoEndedRing {
	/** Id of the queue that owns it, for the trace. */
	readonly #queue: number
	readonly #words: Int32Array
	readonly #putAt: number
	readonly #takeAt: number
	readonly #itemsAt: number
	readonly #places: number
	/** Items inside. Whoever changes it learns what it was: that is what the two ends tell each other by. */
	readonly #count: Cell

	/** `places`: the largest capacity that can ever be set, a power of two. */
	constructor(memory: SharedMemory, places: number, putLock: Lock, takeLock: Lock) {
		this.#queue = memory.register({
			...{ kind: 'queue', name: 'queue', lock: putLock.id, capacity: 0, order: 'FIFO' },
			...{ gap: 0, isBackward: false },
		})
		this.#words = memory.words
		this.#putAt = putLock.near(PUT_CELLS)
		this.#takeAt = takeLock.near(TAKE_CELLS)
		this.#itemsAt = memory.allot(places * WORDS)
		this.#places = places
		this.#count = new Cell(memory)
		memory.decisive.push(
			() => this.capacity,
			() => Number(this.isClosed),
		)
	}

	/** Items inside. For whoever holds the lock for inserts it can only fall meanwhile, for the other only rise. */
	size(me: Thread): number {
		return me.load(this.#count)
	}

	get capacity(): number {
		return Atomics.load(this.#words, this.#putAt + CAPACITY)
	}

	/** Inside the lock for inserts, or while nobody runs. */
	resize(me: Thread, capacity: number): void {
		if (!Number.isInteger(capacity) || capacity < 1 || capacity > this.#places) {
			throw new RangeError(`capacity is a whole number from 1 to ${this.#places}, not ${capacity}`)
		}
		Atomics.store(this.#words, this.#putAt + CAPACITY, capacity)
		me.record(Kind.capacity, this.#queue, capacity)
	}

	get isClosed(): boolean {
		return this.#words[this.#putAt + CLOSED] === 1
	}

	/** Inside both locks. */
	close(me: Thread): void {
		this.#words[this.#putAt + CLOSED] = 1
		me.record(Kind.close, this.#queue)
	}

	/** Refuses `item`: nothing changes but the count of refusals. */
	refuse(me: Thread, item: Item, how: Refusal = Refusal.atOnce): void {
		me.record(Kind.reject, this.#queue, item.kind, how)
	}

	/** Adds `item` behind the others and returns how many were inside. There must be a place. Inside the lock for inserts. */
	addLast(me: Thread, item: Item): number {
		const words = this.#words
		const puts = ((words[this.#putAt + PUTS] ?? 0) + 1) | 0
		const id = item.id === 0 ? ((words[this.#putAt + NUMBER] ?? 0) + 1) | 0 : item.id
		if (item.id === 0) {
			words[this.#putAt + NUMBER] = id
		}
		words[this.#putAt + PUTS] = puts
		const place = this.#placeOf(puts - 1)
		words[place] = id
		words[place + 1] = item.producer
		words[place + 2] = item.kind
		words[place + 3] = item.madeUs
		words[place + 4] = item.payload
		const before = me.add(this.#count, 1)
		const made = (item.kind << 8) | item.producer
		// Before this one came `puts` − 1 in, and so many fewer out as are inside.
		const ticket = (2 * puts - 1 - before) | 0
		me.tracer?.write(Kind.put, this.#queue, ticket, id, before + 1, item.madeUs, made)
		return before
	}

	/** The oldest. There must be one. Inside the lock for removals. */
	get first(): Item {
		return this.#itemAt(this.#placeOf(this.#words[this.#takeAt + TAKES] ?? 0))
	}

	/** Removes the oldest. There must be one. Inside the lock for removals. */
	removeFirst(me: Thread): Removed {
		const item = this.first
		return { item, before: this.#leave(me, Kind.take, item.id, 0) }
	}

	/** Removes the item with this number, wherever it stands, and nobody will do it; false when it is not inside. Inside both locks. */
	drop(me: Thread, id: number, how: Loss = Loss.dropped): boolean {
		const behind = this.all.findIndex((item) => item.id === id)
		if (behind < 0) {
			return false
		}
		const from = this.#words[this.#takeAt + TAKES] ?? 0
		// Those before it move back by one place each, so that it is the first place that falls free.
		for (let next = behind; next > 0; next--) {
			const place = this.#placeOf(from + next - 1)
			this.#words.copyWithin(this.#placeOf(from + next), place, place + WORDS)
		}
		this.#leave(me, Kind.drop, id, how)
		return true
	}

	/** What is inside, the oldest first. Inside both locks. */
	get all(): Item[] {
		const from = this.#words[this.#takeAt + TAKES] ?? 0
		const inside = ((this.#words[this.#putAt + PUTS] ?? 0) - from) | 0
		return Array.from({ length: inside }, (_, i) => this.#itemAt(this.#placeOf(from + i)))
	}

	#leave(me: Thread, kind: Kind, id: number, how: number): number {
		const takes = ((this.#words[this.#takeAt + TAKES] ?? 0) + 1) | 0
		this.#words[this.#takeAt + TAKES] = takes
		const before = me.add(this.#count, -1)
		// Before this one went `takes` − 1 out, and so many more in as were inside.
		const ticket = (2 * takes - 1 + before) | 0
		me.tracer?.write(kind, this.#queue, ticket, id, before - 1, how)
		return before
	}

	#itemAt(place: number): Item {
		const word = (i: number): number => this.#words[place + i] ?? 0
		return { id: word(0), producer: word(1), kind: word(2), madeUs: word(3), payload: word(4) }
	}

	/** Offset of the place of item `number`. */
	#placeOf(number: number): number {
		return this.#itemsAt + (number & (this.#places - 1)) * WORDS
	}
}
