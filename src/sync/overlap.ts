/** Counts in and out: how many messages an actor handles at once, and the most it ever did. There may never be two. */
import type { Message } from './message.ts'
import type { SharedMemory } from './shared-memory.ts'

const INSIDE = 0
const MOST = 1
const CELLS = 2

export class Overlap {
	readonly #words: Int32Array
	readonly #at: number
	/** The message that this worker is inside with, by what programs may decide by. */
	#inHand = 0

	constructor(memory: SharedMemory) {
		this.#words = memory.words
		this.#at = memory.allot(CELLS)
		memory.decisive.push(() => this.#inHand)
	}

	enter({ kind, from, ask }: Message): void {
		this.#inHand = 1 + Math.imul(Math.imul(kind + 1, 8191) + from, 8191) + ask
		const inside = Atomics.add(this.#words, this.#at + INSIDE, 1) + 1
		const most = Atomics.load(this.#words, this.#at + MOST)
		if (inside > most) {
			Atomics.compareExchange(this.#words, this.#at + MOST, most, inside)
		}
	}

	exit(): void {
		this.#inHand = 0
		Atomics.sub(this.#words, this.#at + INSIDE, 1)
	}

	get most(): number {
		return Atomics.load(this.#words, this.#at + MOST)
	}
}
