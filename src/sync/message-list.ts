/**
 * Messages in shared memory, one behind the other: the inside of a mailbox. Guarded by the lock of the mailbox: every plain
 * read and write below happens inside that lock.
 */
import { Kind, Loss } from '../trace/event.ts'
import type { Lock } from './lock.ts'
import { type Message, noBytes } from './message.ts'
import type { MessageStock } from './message-stock.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

// Head cells, on the line of the lock:
//
//   CAPACITY  most messages that a put may lead to
//   SIZE      messages inside; more than CAPACITY for a while after it shrank
//   FIRST     place of the oldest message, 0 when there is none
//   LAST      place of the youngest
//   SPARE     a place that is free again; in it the next one, and so on
//   NUMBER    number given to a fresh message last
//
// and places, each: id, producer, kind, made at, payload, from, ask, place of the next one with the count of bytes, bytes.
const CAPACITY = 0
const SIZE = 1
const FIRST = 2
const LAST = 3
const SPARE = 4
const NUMBER = 5
const HEAD_CELLS = 6
const NEXT = 7
/** NEXT holds the place above these bits, the count in them. */
const countBits = 8

export interface MessageListOptions {
	/** Unique among the queues of the run. */
	readonly name: string
	/** Name of the actor whose mailbox it is. */
	readonly owner: string
	/** Where its places come from. */
	readonly stock: MessageStock
	/** Numbers given to fresh messages: `first`, then every `step`-th, so that those of several mailboxes differ. */
	readonly first: number
	readonly step: number
}

export class MessageList {
	/** Id of the mailbox, for the trace. */
	readonly id: number
	readonly #words: Int32Array
	readonly #at: number
	readonly #stock: MessageStock
	readonly #options: MessageListOptions

	constructor(memory: SharedMemory, lock: Lock, options: MessageListOptions) {
		const { name, owner, stock } = options
		this.id = memory.register({
			...{ kind: 'queue', name, lock: lock.id, capacity: 0, order: 'FIFO' },
			...{ gap: 0, isBackward: false, owner },
		})
		this.#options = options
		this.#words = memory.words
		this.#at = lock.near(HEAD_CELLS)
		this.#stock = stock
		memory.decisive.push(
			() => this.capacity,
			() => this.size,
			() => this.#sorts,
		)
	}

	get size(): number {
		return this.#words[this.#at + SIZE] ?? 0
	}

	get capacity(): number {
		return this.#words[this.#at + CAPACITY] ?? 0
	}

	get isEmpty(): boolean {
		return this.size === 0
	}

	get isFull(): boolean {
		return this.size >= this.capacity
	}

	/** Outside the lock only while nobody runs. */
	resize(me: Thread, capacity: number): void {
		Atomics.store(this.#words, this.#at + CAPACITY, capacity)
		me.record(Kind.capacity, this.id, capacity)
	}

	/**
	 * Copies `message` in behind the others; a fresh one, whose number is 0, gets the next number.
	 *
	 * @throws RangeError when there is no place left, whatever the capacity says.
	 */
	addLast(me: Thread, message: Message): void {
		const id = this.#numberOf(message)
		const place = this.#freePlace()
		this.#write(place, id, message)
		const words = this.#words
		const last = words[this.#at + LAST] ?? 0
		if (last === 0) {
			words[this.#at + FIRST] = place
		} else {
			this.#link(last, place)
		}
		words[this.#at + LAST] = place
		words[this.#at + SIZE] = this.size + 1
		this.#tell(me, Kind.put, id, message)
	}

	/** Copies the oldest out. It must not be empty. */
	removeFirst(me: Thread): Message {
		const message = this.#read(this.#first)
		this.#shrink()
		me.record(Kind.take, this.id, message.id, this.size, message.kind)
		return message
	}

	/** Throws the oldest away. It must not be empty. */
	dropFirst(me: Thread, how: Loss = Loss.dropped): void {
		const id = this.#words[this.#stock.wordsAt(this.#first)] ?? 0
		this.#shrink()
		me.record(Kind.drop, this.id, id, this.size, how)
	}

	/** Nobody will ever handle `message`: it does not even come in. */
	layAside(me: Thread, message: Message): void {
		this.#tell(me, Kind.deadLetter, this.#numberOf(message), message)
	}

	#numberOf({ id }: Message): number {
		if (id !== 0) {
			return id
		}
		const { first, step } = this.#options
		const last = this.#words[this.#at + NUMBER] ?? 0
		const next = last === 0 ? first : (last + step) | 0
		this.#words[this.#at + NUMBER] = next
		return next
	}

	get #first(): number {
		return this.#words[this.#at + FIRST] ?? 0
	}

	/** One that was in use before, if there is any. */
	#freePlace(): number {
		const spare = this.#words[this.#at + SPARE] ?? 0
		if (spare === 0) {
			return this.#stock.take()
		}
		this.#words[this.#at + SPARE] = this.#next(spare)
		return spare
	}

	#shrink(): void {
		const words = this.#words
		const place = this.#first
		const next = this.#next(place)
		words[this.#at + FIRST] = next
		if (next === 0) {
			words[this.#at + LAST] = 0
		}
		this.#link(place, words[this.#at + SPARE] ?? 0)
		words[this.#at + SPARE] = place
		words[this.#at + SIZE] = this.size - 1
	}

	#next(place: number): number {
		return (this.#words[this.#stock.wordsAt(place) + NEXT] ?? 0) >>> countBits
	}

	#link(place: number, next: number): void {
		const at = this.#stock.wordsAt(place) + NEXT
		this.#words[at] = (next << countBits) | ((this.#words[at] ?? 0) & ((1 << countBits) - 1))
	}

	/** Nothing comes behind it yet. */
	#write(place: number, id: number, message: Message): void {
		const { producer, kind, madeUs, payload, from, ask, bytes } = message
		const words = this.#words
		const at = this.#stock.wordsAt(place)
		words[at] = id
		words[at + 1] = producer
		words[at + 2] = kind
		words[at + 3] = madeUs
		words[at + 4] = payload
		words[at + 5] = from
		words[at + 6] = ask
		words[at + NEXT] = bytes.length
		if (bytes.length > 0) {
			this.#stock.bytes.set(bytes, this.#stock.bytesAt(place))
		}
	}

	#read(place: number): Message {
		const words = this.#words
		const at = this.#stock.wordsAt(place)
		const count = (words[at + NEXT] ?? 0) & ((1 << countBits) - 1)
		const bytesAt = this.#stock.bytesAt(place)
		return {
			id: words[at] ?? 0,
			producer: words[at + 1] ?? 0,
			kind: words[at + 2] ?? 0,
			madeUs: words[at + 3] ?? 0,
			payload: words[at + 4] ?? 0,
			from: words[at + 5] ?? 0,
			ask: words[at + 6] ?? 0,
			bytes: count === 0 ? noBytes : this.#stock.bytes.slice(bytesAt, bytesAt + count),
		}
	}

	#tell(me: Thread, what: Kind, id: number, message: Message): void {
		if (me.tracer === null) {
			return
		}
		const { producer, kind, madeUs, payload, bytes } = message
		me.record(what, this.id, id, this.size, madeUs, (kind << 8) | producer)
		if (payload !== 0 || bytes.length > 0) {
			me.record(Kind.says, this.id, payload, wordIn(bytes, 0), wordIn(bytes, 1), wordIn(bytes, 2))
		}
	}

	/** What is inside, in order, as far as programs decide by it, in one number. */
	get #sorts(): number {
		let hash = 0
		let place = this.#first
		for (let left = this.size; left > 0; left--) {
			const at = this.#stock.wordsAt(place)
			for (const word of [2, 5, 6]) {
				hash = Math.imul(hash ^ (this.#words[at + word] ?? 0), 0x01000193) + 1
			}
			place = this.#next(place)
		}
		return hash | 0
	}
}

const wordBytes = 4

/** Four bytes in one word, the first in its lowest part. */
function wordIn(bytes: Uint8Array, word: number): number {
	let packed = 0
	for (let i = wordBytes - 1; i >= 0; i--) {
		packed = (packed << 8) | (bytes[word * wordBytes + i] ?? 0)
	}
	return packed
}
