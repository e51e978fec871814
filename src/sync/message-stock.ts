/**
 * Places for messages in shared memory, for any number of mailboxes. A mailbox takes one whenever it holds more than ever
 * before, and keeps it: so one that never holds much costs little, and one without a bound can grow.
 */
import { mostBytes } from './message.ts'
import type { SharedMemory } from './shared-memory.ts'

const wordBytes = 4
/** Words of a place, see message-list.ts. Bytes, which few messages carry, lie elsewhere: so two places share 64 bytes. */
export const placeWords = 8

export class MessageStock {
	readonly words: Int32Array
	readonly bytes: Uint8Array
	/** Counts the places that are taken. */
	readonly #takenAt: number
	readonly #placesAt: number
	readonly #bytesAt: number
	readonly #places: number

	constructor(memory: SharedMemory, places: number) {
		this.words = memory.words
		this.bytes = new Uint8Array(memory.words.buffer)
		this.#takenAt = memory.allot(1)
		this.#placesAt = memory.allot(places * placeWords)
		this.#bytesAt = memory.allot((places * mostBytes) / wordBytes) * wordBytes
		this.#places = places
	}

	/**
	 * Number of a place that nobody has had, from 1. Any thread may ask at any time.
	 *
	 * @throws RangeError when there is none left.
	 */
	take(): number {
		const taken = Atomics.add(this.words, this.#takenAt, 1)
		if (taken >= this.#places) {
			Atomics.sub(this.words, this.#takenAt, 1)
			throw new RangeError(`there is no room for more than ${this.#places} messages`)
		}
		return taken + 1
	}

	/** Where the words of `place` begin. */
	wordsAt(place: number): number {
		return this.#placesAt + (place - 1) * placeWords
	}

	/** Where the bytes of its message begin. */
	bytesAt(place: number): number {
		return this.#bytesAt + (place - 1) * mostBytes
	}
}
