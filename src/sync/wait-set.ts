/**
 * Who waits, in order: a set of threads in shared memory from which the one that joined first is picked first.
 * Explicit, instead of the hidden line that the platform keeps per address, so that it can be drawn, searched, and
 * so that a victim can be chosen.
 */
import type { SharedMemory } from './shared-memory.ts'

// Head cells, looked at far more often than anybody waits:
//
//   COUNT     threads inside; for an instant more than there are, never fewer
//   TICKET    last ticket given out; wraps, skips 0
//
// and a place for each thread: its ticket while it is inside, else 0.
const COUNT = 0
const TICKET = 1

/** Head cells of one wait set. */
export const waitSetHead = 2

/** Thread ids are 1 … `maxThreads`. */
export const maxThreads = 64

/**
 * Any thread may call anything at any time without holding a lock: a place changes from ticket to 0 by one
 * compare-exchange, so a thread leaves exactly once, either by itself or by being picked.
 */
export class WaitSet {
	readonly #words: Int32Array
	readonly #at: number
	readonly #places: number

	/** `head`: its head cells, on a line with what is touched at the same time. */
	constructor(memory: SharedMemory, head = memory.allot(waitSetHead)) {
		this.#words = memory.words
		this.#at = head
		this.#places = memory.allot(maxThreads + 1)
	}

	/** Stands `thread` at the end of the line. It must not be inside. */
	join(thread: number): void {
		// Counted before it has a ticket, so that whoever reads TICKET and then COUNT has counted all up to that ticket.
		Atomics.add(this.#words, this.#at + COUNT, 1)
		const ticket = this.#nextTicket()
		Atomics.store(this.#words, this.#places + thread, ticket)
	}

	/** Takes `thread` out; false when it was not inside (any more): somebody has picked it. */
	leave(thread: number): boolean {
		const place = this.#places + thread
		const ticket = Atomics.load(this.#words, place)
		if (ticket === 0) {
			return false
		}
		if (Atomics.compareExchange(this.#words, place, ticket, 0) !== ticket) {
			return false
		}
		Atomics.sub(this.#words, this.#at + COUNT, 1)
		return true
	}

	has(thread: number): boolean {
		return Atomics.load(this.#words, this.#places + thread) !== 0
	}

	/** False may already be stale; true is certain only for threads that joined before the call. */
	get isEmpty(): boolean {
		return Atomics.load(this.#words, this.#at + COUNT) === 0
	}

	/** The same by a plain read, for whoever holds the lock that all who join hold: exact, but for one that leaves by itself. */
	get isEmptyUnderLock(): boolean {
		return this.#words[this.#at + COUNT] === 0
	}

	/** Takes out the thread that has waited longest; 0 when nobody is inside. */
	pickOldest(): number {
		for (;;) {
			const oldest = this.oldest()
			if (oldest === 0 || this.leave(oldest)) {
				return oldest
			}
		}
	}

	/** The same for `thread` when it is inside, else for the oldest. */
	pick(thread: number): number {
		return thread !== 0 && this.leave(thread) ? thread : this.pickOldest()
	}

	/** The threads inside, oldest first. Exact only while nobody runs. */
	inOrder(): number[] {
		const last = Atomics.load(this.#words, this.#at + TICKET)
		const inside: { thread: number; age: number }[] = []
		for (let thread = 1; thread <= maxThreads; thread++) {
			const ticket = Atomics.load(this.#words, this.#places + thread)
			if (ticket !== 0) {
				inside.push({ thread, age: (last - ticket) | 0 })
			}
		}
		return inside.sort((x, y) => y.age - x.age).map((one) => one.thread)
	}

	/** The thread that has waited longest; 0 when nobody is inside. May be gone already. */
	oldest(): number {
		const last = Atomics.load(this.#words, this.#at + TICKET)
		let unseen = Atomics.load(this.#words, this.#at + COUNT)
		let oldest = 0
		let oldestAge = -Infinity
		for (let thread = 1; thread <= maxThreads && unseen > 0; thread++) {
			const ticket = Atomics.load(this.#words, this.#places + thread)
			// Ages, not tickets, are compared: tickets wrap. Below 0 for one that joined after `last` was read, which is younger
			// than all that were counted and need not be among them.
			const age = ticket === 0 ? -Infinity : (last - ticket) | 0
			if (age >= 0) {
				unseen--
			}
			if (age > oldestAge) {
				oldest = thread
				oldestAge = age
			}
		}
		return oldest
	}

	#nextTicket(): number {
		const ticket = (Atomics.add(this.#words, this.#at + TICKET, 1) + 1) | 0
		return ticket === 0 ? this.#nextTicket() : ticket
	}
}
