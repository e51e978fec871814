/**
 * Which accesses are ordered by what happened before, as vector clocks: a thread that reads a word by an atomic
 * operation knows all that whoever wrote it by an atomic operation knew. Waking a thread orders nothing here.
 */
import { isPlain, Op } from './operation.ts'
import type { Undoable } from './undoable.ts'

/** One access of a thread, by its number in the log of that thread. */
export interface Access {
	readonly thread: number
	readonly number: number
}

/** Two accesses to one word, at least one a plain write, that nothing orders. */
export interface Race {
	readonly word: number
	readonly first: Access
	readonly second: Access
}

// Per word and thread, numbers of the last accesses plus 1: any at all, and plain writes.
const ANY = 0
const PLAIN_WRITE = 1
const SORTS = 2

export class Races {
	readonly #state: Undoable
	readonly #threads: number
	readonly #known: number
	readonly #left: number
	readonly #last: number

	/** `at`: its first cell in `state`. */
	constructor(state: Undoable, at: number, words: number, threads: number) {
		this.#state = state
		this.#threads = threads
		this.#known = at
		this.#left = this.#known + threads * threads
		this.#last = this.#left + words * threads
	}

	static cells(words: number, threads: number): number {
		return threads * threads + words * threads * (1 + SORTS)
	}

	/** `isChange`: whether the word was written, which a failed compare-exchange has not done. */
	observe({ thread, number }: Access, word: number, op: Op, isChange: boolean): Race | null {
		const state = this.#state
		const threads = this.#threads
		const mine = this.#known + thread * threads
		const left = this.#left + word * threads
		state.set(mine + thread, number + 1)
		if (!isPlain(op)) {
			if (op !== Op.store) this.#learn(mine, left)
			if (isChange) this.#leave(mine, left)
		}
		const sort = op === Op.write ? ANY : PLAIN_WRITE
		const last = this.#last + word * threads * SORTS
		state.set(last + thread * SORTS + ANY, number + 1)
		if (op === Op.write) state.set(last + thread * SORTS + PLAIN_WRITE, number + 1)
		for (let other = 0; other < threads; other++) {
			if (other === thread) continue
			const theirs = state.get(last + other * SORTS + sort)
			if (theirs > state.get(mine + other)) {
				const first = { thread: other, number: theirs - 1 }
				return { word, first, second: { thread, number } }
			}
		}
		return null
	}

	#learn(mine: number, left: number): void {
		for (let i = 0; i < this.#threads; i++) {
			const known = this.#state.get(left + i)
			if (known > this.#state.get(mine + i)) this.#state.set(mine + i, known)
		}
	}

	#leave(mine: number, left: number): void {
		for (let i = 0; i < this.#threads; i++) {
			this.#state.set(left + i, this.#state.get(mine + i))
		}
	}
}
