/** Counts in and out: how many messages an actor handles at once, and the most it ever did. There may never be two. */
import type { Message } from './message.ts'
import type { SharedMemory } from './shared-memory.ts'

const INSIDE = 0
const MOST = 1
/** Of the message that it is inside with: what programs may decide by, 0 without one. */
const IN_HAND = 2
const CELLS = 3

export class Overlap {
	readonly #words: Int32Array
	readonly #at: number

	constructor(memory: SharedMemory) {
		this.#words = memory.words
		this.#at = memory.allot(CELLS)
		memory.decisive.push(() => Atomics.load(this.#words, this.#at + IN_HAND))
	}

	enter({ kind, from, ask }: Message): void {
		this.#words[this.#at + IN_HAND] = 1 + Math.imul(Math.imul(kind + 1, 8191) + from, 8191) + ask
		const inside = Atomics.add(this.#words, this.#at + INSIDE, 1) + 1
		const most = Atomics.load(this.#words, this.#at + MOST)
		if (inside > most) {
			Atomics.compareExchange(this.#words, this.#at + MOST, most, inside)
		}
	}

	exit(): void {
		this.#words[this.#at + IN_HAND] = 0
		Atomics.sub(this.#words, this.#at + INSIDE, 1)
	}

	get most(): number {
		return Atomics.load(this.#words, this.#at + MOST)
	}
}
