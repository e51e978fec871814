/** How often each key has had its effect on the world, in shared memory. Guarded by the lock of whoever owns it. */
import { Kind } from '../trace/event.ts'
import type { Job } from './job-table.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

export class Ledger {
	readonly #store: number
	readonly #words: Int32Array
	readonly #at: number

	/** `store`: object id of the store that knows the jobs; keys go from 0 to `most`. */
	constructor(memory: SharedMemory, store: number, most: number) {
		this.#store = store
		this.#words = memory.words
		this.#at = memory.allot(most + 1)
		memory.decisive.push(() =>
			this.#words
				.subarray(this.#at, this.#at + most + 1)
				.reduce((hash, times) => Math.imul(hash ^ times, 0x01000193), 0),
		)
	}

	has(key: number): boolean {
		return this.times(key) > 0
	}

	times(key: number): number {
		return this.#words[this.#at + key] ?? 0
	}

	/** It is done. */
	apply(me: Thread, { id, key }: Job): void {
		this.#words[this.#at + key] = this.times(key) + 1
		me.record(Kind.effect, this.#store, id, 1, key)
	}

	/** Nothing is done. */
	absorb(me: Thread, { id, key }: Job): void {
		me.record(Kind.effect, this.#store, id, 0, key)
	}
}
