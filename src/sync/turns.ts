/**
 * The baton: a list in shared memory of who goes next. While threads are in your hands each stands still until the list
 * names it; it then does one step, and hands the baton on by itself. So a schedule of a thousand steps plays without
 * anybody asking the page, and a step by hand is a list of one.
 */
import type { SharedMemory } from './shared-memory.ts'

/** How far a turn goes: over one gate, to the next marked line, or to the next line of the thread's own program. */
export const Grain = { gate: 0, line: 1, over: 2 } as const
export type Grain = (typeof Grain)[keyof typeof Grain]

/** What a turn decides beside who goes: nothing; leave a wait unnotified; leave it as if its time were up; whom to wake. */
export const Choice = { go: 0, spurious: 1, expire: 2, wake: 3 } as const
export type Choice = (typeof Choice)[keyof typeof Choice]

export interface Turn {
	/** Thread id. */
	readonly thread: number
	readonly grain: Grain
	readonly choice: Choice
	/** Thread id to wake, for the choice `wake`; else 0. */
	readonly wakes: number
}

// Cells:
//
//   LIMIT    turns announced; written by the page
//   DONE     turns played
//   REFUSED  1 + the number of a turn that could not be played, 0 while there is none
//
// and for each turn, at its number modulo `announcedAhead`: the turn in one word, and how things stood after it.
const LIMIT = 0
const DONE = 1
const REFUSED = 2
const HEAD = 3

/** Turns that may be announced and not yet played. A power of two. */
export const announcedAhead = 2048

export class Turns {
	readonly #words: Int32Array
	readonly #at: number
	readonly #list: number

	constructor(memory: SharedMemory) {
		this.#words = memory.words
		this.#at = memory.allot(HEAD)
		this.#list = memory.allot(2 * announcedAhead)
	}

	/** Turns announced so far. */
	get announced(): number {
		return Atomics.load(this.#words, this.#at + LIMIT)
	}

	get done(): number {
		return Atomics.load(this.#words, this.#at + DONE)
	}

	/** Number of the turn that could not be played, from 0; null when all could. */
	get refused(): number | null {
		const refused = Atomics.load(this.#words, this.#at + REFUSED)
		return refused === 0 ? null : refused - 1
	}

	/** For the page. There must be room: `announced - done < announcedAhead`. */
	announce(turn: Turn): void {
		const n = this.announced
		if (n - this.done >= announcedAhead) {
			throw new RangeError(`at most ${announcedAhead} turns can be announced ahead`)
		}
		this.#words[this.#entry(n)] = pack(turn)
		Atomics.store(this.#words, this.#at + LIMIT, n + 1)
	}

	/** For the page, while nobody plays: forgets what could not be played. */
	withdraw(): void {
		Atomics.store(this.#words, this.#at + LIMIT, this.done)
		Atomics.store(this.#words, this.#at + REFUSED, 0)
	}

	/** The turn to be played now, if it is `thread`'s. Only that thread can finish or refuse it. */
	of(thread: number): Turn | null {
		const n = this.done
		if (n === this.announced) {
			return null
		}
		const turn = unpack(this.#words[this.#entry(n)] ?? 0)
		return turn.thread === thread ? turn : null
	}

	/** Ends the turn being played; `stood`: how things stand now. Returns the thread whose turn it is then, 0 for nobody's. */
	finish(stood: number): number {
		const n = this.done
		this.#words[this.#entry(n) + 1] = stood
		Atomics.store(this.#words, this.#at + DONE, n + 1)
		return n + 1 === this.announced ? 0 : unpack(this.#words[this.#entry(n + 1)] ?? 0).thread
	}

	/** Says that the turn to be played now cannot be. */
	refuse(): void {
		Atomics.store(this.#words, this.#at + REFUSED, this.done + 1)
	}

	/** How things stood after turn `n`, one of the last `announcedAhead`. */
	stoodAfter(n: number): number {
		return this.#words[this.#entry(n) + 1] ?? 0
	}

	#entry(n: number): number {
		return this.#list + 2 * (n & (announcedAhead - 1))
	}
}

function pack({ thread, grain, choice, wakes }: Turn): number {
	return thread | (grain << 8) | (choice << 12) | (wakes << 16)
}

function unpack(word: number): Turn {
	return {
		thread: word & 0xff,
		grain: ((word >>> 8) & 0xf) as Grain,
		choice: ((word >>> 12) & 0xf) as Choice,
		wakes: (word >>> 16) & 0xff,
	}
}
