/**
 * The state of an actor between its turns: plain words in shared memory. A turn copies them into the heap of the worker that
 * runs it, and back; whoever has the turn has come by it through a lock, and so sees what the turn before has left.
 */
import type { SharedMemory } from './shared-memory.ts'

/** A small record of whole numbers of 32 bits. */
export type Numbers = Record<string, number>

export class StoredState<State extends Numbers> {
	readonly #first: State
	readonly #names: readonly string[]
	readonly #words: Int32Array
	readonly #at: number

	constructor(memory: SharedMemory, first: State) {
		this.#first = first
		this.#names = Object.keys(first)
		this.#words = memory.words
		this.#at = memory.allot(this.#names.length + 1)
		memory.decisive.push(() => this.behaviour)
	}

	/** A copy of the state to begin with. */
	get first(): State {
		return { ...this.#first }
	}

	/** The number that is shown: the first one. */
	shown(state: State): number {
		const [name] = this.#names
		return name === undefined ? 0 : (state[name] ?? 0)
	}

	/** Number of the behaviour that it has: 0 in the beginning. */
	get behaviour(): number {
		return this.#words[this.#at + this.#names.length] ?? 0
	}

	set behaviour(number: number) {
		this.#words[this.#at + this.#names.length] = number
	}

	load(): State {
		const state: Numbers = this.first
		let at = this.#at
		for (const name of this.#names) {
			// Memory starts at 0: what is kept is how far it is from the beginning.
			state[name] = ((state[name] ?? 0) + (this.#words[at++] ?? 0)) | 0
		}
		return state as State
	}

	save(state: State): void {
		let at = this.#at
		for (const name of this.#names) {
			this.#words[at++] = ((state[name] ?? 0) - (this.#first[name] ?? 0)) | 0
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
