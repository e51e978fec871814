/** A number in shared memory: a plain word, read and written inside the lock of whoever owns it. */
import type { SharedMemory } from './shared-memory.ts'

export class Guarded {
	readonly #words: Int32Array
	readonly #at: number

	/** `at`: where it lies, when it is a part of something else. */
	constructor(memory: SharedMemory, at = memory.allot(1)) {
		this.#words = memory.words
		this.#at = at
		memory.decisive.push(() => this.value)
	}

	get value(): number {
		return this.#words[this.#at] ?? 0
	}

	set value(value: number) {
		this.#words[this.#at] = value
	}
}
