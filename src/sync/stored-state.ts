/**
 * The state of an actor between its turns: plain words in shared memory. A turn copies them into the heap of the worker that
 * runs it, and back; whoever has the turn has come by it through a lock, and so sees what the turn before has left.
 */
import type { SharedMemory } from './shared-memory.ts'

/** A small record of whole numbers of 32 bits. */
export type Numbers = Record<string, number>

export class StoredState<State extends Numbers> {
	readonly #first: State
	readonly #names: readonly (keyof State)[]
	readonly #words: Int32Array
	readonly #at: number

	constructor(memory: SharedMemory, first: State) {
		this.#first = first
		this.#names = Object.keys(first)
		this.#words = memory.words
		this.#at = memory.allot(Math.max(1, this.#names.length))
	}

	/** A copy of the state to begin with. */
	get first(): State {
		return { ...this.#first }
	}

	load(): State {
		const state = this.first
		for (const [i, name] of this.#names.entries()) {
			// Memory starts at 0: what is kept is how far it is from the beginning.
			Object.assign(state, { [name]: ((state[name] ?? 0) + (this.#words[this.#at + i] ?? 0)) | 0 })
		}
		return state
	}

	save(state: State): void {
		for (const [i, name] of this.#names.entries()) {
			this.#words[this.#at + i] = ((state[name] ?? 0) - (this.#first[name] ?? 0)) | 0
		}
	}

	/** Of what is stored and of `state`, which is in a heap: by both an actor decides. */
	hash(state: State): number {
		let hash = 0
		for (const [i, name] of this.#names.entries()) {
			hash = Math.imul(hash ^ (this.#words[this.#at + i] ?? 0), 0x01000193) + 1
			hash = Math.imul(hash ^ (state[name] ?? 0), 0x01000193) + 1
		}
		return hash | 0
	}
}
