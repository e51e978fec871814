/**
 * Places for messages in shared memory, used as a ring: the inside of a mailbox. Guarded by the lock of the mailbox: every
 * plain read and write below happens inside that lock.
 */
import { Kind, Loss } from '../trace/event.ts'
import type { Lock } from './lock.ts'
import { type Message, mostBytes, noBytes } from './message.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

// Head cells, on the line of the lock:
//
//   CAPACITY  most messages that a put may lead to
//   SIZE      messages inside; more than CAPACITY for a while after it shrank
//   HEAD      place of the oldest message
//   NUMBER    number given to a fresh message last
//
// and places, each: id, producer, kind, made at, payload, from, ask, count of bytes, bytes.
const CAPACITY = 0
const SIZE = 1
const HEAD = 2
const NUMBER = 3
const HEAD_CELLS = 4
const BYTES = 8
const wordBytes = 4
const WORDS = BYTES + mostBytes / wordBytes

export interface MessageRingOptions {
	/** Unique among the queues of the run. */
	readonly name: string
	/** Name of the actor whose mailbox it is. */
	readonly owner: string
	/** Messages for which there is room, whatever the capacity. */
	readonly places: number
	/** Numbers given to fresh messages: `first`, then every `step`-th, so that those of several mailboxes differ. */
	readonly first: number
	readonly step: number
}

export class MessageRing {
	/** Id of the mailbox, for the trace. */
	readonly id: number
	readonly #words: Int32Array
	readonly #bytes: Uint8Array
	readonly #at: number
	readonly #placesAt: number
	readonly #options: MessageRingOptions

	constructor(memory: SharedMemory, lock: Lock, options: MessageRingOptions) {
		const { name, owner, places } = options
		this.id = memory.register({
			...{ kind: 'queue', name, lock: lock.id, capacity: 0, order: 'FIFO' },
			...{ gap: 0, isBackward: false, owner },
		})
		this.#options = options
		this.#words = memory.words
		this.#bytes = new Uint8Array(memory.words.buffer)
		this.#at = lock.near(HEAD_CELLS)
		this.#placesAt = memory.allot(places * WORDS)
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
		const { size } = this
		if (size >= this.#options.places) {
			throw new RangeError(`there is no room for more than ${this.#options.places} messages`)
		}
		const id = this.#numberOf(message)
		this.#write(this.#place(size), id, message)
		this.#words[this.#at + SIZE] = size + 1
		this.#tell(me, Kind.put, id, message)
	}

	/** Copies the oldest out. It must not be empty. */
	removeFirst(me: Thread): Message {
		const message = this.#read(this.#place(0))
		this.#shrink()
		me.record(Kind.take, this.id, message.id, this.size, message.kind)
		return message
	}

	/** Throws the oldest away. It must not be empty. */
	dropFirst(me: Thread, how: Loss = Loss.dropped): void {
		const id = this.#words[this.#place(0)] ?? 0
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

	#shrink(): void {
		const head = (this.#words[this.#at + HEAD] ?? 0) + 1
		this.#words[this.#at + HEAD] = head === this.#options.places ? 0 : head
		this.#words[this.#at + SIZE] = this.size - 1
	}

	#write(place: number, id: number, message: Message): void {
		const { producer, kind, madeUs, payload, from, ask, bytes } = message
		const words = this.#words
		words[place] = id
		words[place + 1] = producer
		words[place + 2] = kind
		words[place + 3] = madeUs
		words[place + 4] = payload
		words[place + 5] = from
		words[place + 6] = ask
		words[place + 7] = bytes.length
		if (bytes.length > 0) {
			this.#bytes.set(bytes, (place + BYTES) * wordBytes)
		}
	}

	#read(place: number): Message {
		const words = this.#words
		const bytesAt = (place + BYTES) * wordBytes
		const count = words[place + 7] ?? 0
		return {
			id: words[place] ?? 0,
			producer: words[place + 1] ?? 0,
			kind: words[place + 2] ?? 0,
			madeUs: words[place + 3] ?? 0,
			payload: words[place + 4] ?? 0,
			from: words[place + 5] ?? 0,
			ask: words[place + 6] ?? 0,
			bytes: count === 0 ? noBytes : this.#bytes.slice(bytesAt, bytesAt + count),
		}
	}

	#tell(me: Thread, what: Kind, id: number, message: Message): void {
		const { producer, kind, madeUs, payload, bytes } = message
		me.record(what, this.id, id, this.size, madeUs, (kind << 8) | producer)
		if (payload !== 0 || bytes.length > 0) {
			me.record(Kind.says, this.id, payload, wordIn(bytes, 0), wordIn(bytes, 1), wordIn(bytes, 2))
		}
	}

	/** What is inside, in order, as far as programs decide by it, in one number. */
	get #sorts(): number {
		let hash = 0
		for (let behind = 0; behind < this.size; behind++) {
			const place = this.#place(behind)
			for (const word of [2, 5, 6]) {
				hash = Math.imul(hash ^ (this.#words[place + word] ?? 0), 0x01000193) + 1
			}
		}
		return hash | 0
	}

	/** Offset of the place `behind` the oldest. */
	#place(behind: number): number {
		const { places } = this.#options
		const ahead = (this.#words[this.#at + HEAD] ?? 0) + behind
		return this.#placesAt + (ahead < places ? ahead : ahead - places) * WORDS
	}
}

/** Four bytes in one word, the first in its lowest part. */
function wordIn(bytes: Uint8Array, word: number): number {
	let packed = 0
	for (let i = wordBytes - 1; i >= 0; i--) {
		packed = (packed << 8) | (bytes[word * wordBytes + i] ?? 0)
	}
	return packed
}
