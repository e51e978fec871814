/** Ids of threads, a bit each, in shared memory: plain words, guarded by the lock of whoever owns them. */
import type { SharedMemory } from './shared-memory.ts'

const wordBits = 32
const words = 2

export class Members {
	readonly #words: Int32Array
	readonly #at: number

	constructor(memory: SharedMemory) {
		this.#words = memory.words
		this.#at = memory.allot(words)
		memory.decisive.push(() => this.count)
	}

	add(id: number): void {
		this.#set(id, this.#wordOf(id) | (1 << (id % wordBits)))
	}

	remove(id: number): void {
		this.#set(id, this.#wordOf(id) & ~(1 << (id % wordBits)))
	}

	has(id: number): boolean {
		return (this.#wordOf(id) & (1 << (id % wordBits))) !== 0
	}

	get count(): number {
		return this.ids.length
	}

	/** Ascending. */
	get ids(): number[] {
		const all = Array.from({ length: words * wordBits }, (_, id) => id)
		return all.filter((id) => this.has(id))
	}

	#wordOf(id: number): number {
		return this.#words[this.#at + Math.floor(id / wordBits)] ?? 0
	}

	#set(id: number, word: number): void {
		this.#words[this.#at + Math.floor(id / wordBits)] = word
	}
}
