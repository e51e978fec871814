/** Who is parked on which word, in order of arrival, as the platform keeps it. */
import type { Undoable } from './undoable.ts'

// Cells: the next arrival's number, then for each thread its own number (0: not here), its word, and whether notified.
const ARRIVAL = 0
const WORD = 1
const NOTIFIED = 2
const CELLS = 3

export class WaitLine {
	readonly #state: Undoable
	readonly #at: number
	readonly #threads: number

	constructor(state: Undoable, at: number, threads: number) {
		this.#state = state
		this.#at = at
		this.#threads = threads
	}

	static cells(threads: number): number {
		return 1 + threads * CELLS
	}

	join(thread: number, word: number): void {
		const arrival = this.#state.get(this.#at) + 1
		this.#state.set(this.#at, arrival)
		this.#set(thread, ARRIVAL, arrival)
		this.#set(thread, WORD, word)
		this.#set(thread, NOTIFIED, 0)
	}

	/** True when it was here; it must have been notified. */
	leave(thread: number): boolean {
		if (this.#get(thread, ARRIVAL) === 0) return false
		this.#set(thread, ARRIVAL, 0)
		return true
	}

	isWaiting(thread: number): boolean {
		return this.#get(thread, ARRIVAL) !== 0 && this.#get(thread, NOTIFIED) === 0
	}

	/** Notifies up to `count` of those on `word`, first come first; says how many. */
	notify(word: number, count: number): number {
		let notified = 0
		while (notified < count) {
			const first = this.#first(word)
			if (first < 0) break
			this.#set(first, NOTIFIED, 1)
			notified++
		}
		return notified
	}

	/** One number for where `thread` stands: word, place in the line of that word, notified or not. */
	describe(thread: number): number {
		const arrival = this.#get(thread, ARRIVAL)
		if (arrival === 0) return 0
		let ahead = 0
		for (let other = 0; other < this.#threads; other++) {
			const isHere = this.#get(other, ARRIVAL) !== 0 && this.#get(other, ARRIVAL) < arrival
			if (isHere && this.#get(other, WORD) === this.#get(thread, WORD)) ahead++
		}
		return 1 + ahead * 2 + this.#get(thread, NOTIFIED) + this.#get(thread, WORD) * 64
	}

	#first(word: number): number {
		let first = -1
		for (let thread = 0; thread < this.#threads; thread++) {
			if (!this.isWaiting(thread) || this.#get(thread, WORD) !== word) continue
			if (first < 0 || this.#get(thread, ARRIVAL) < this.#get(first, ARRIVAL)) first = thread
		}
		return first
	}

	#get(thread: number, cell: number): number {
		return this.#state.get(this.#at + 1 + thread * CELLS + cell)
	}

	#set(thread: number, cell: number, value: number): void {
		this.#state.set(this.#at + 1 + thread * CELLS + cell, value)
	}
}
