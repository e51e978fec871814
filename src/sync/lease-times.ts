/**
 * When jobs come back: those whose lease or whose pause goes on, in the order in which it began. Guarded by the lock of
 * whoever owns it. One thread, the timekeeper, waits for the first time to come.
 */
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

// Head: how many there are; the job whose time the timekeeper waits for, 0 when it came back otherwise; whether the
// timekeeper waits for a time at all, and for which; then a pair for each job: number, time (µs modulo 2^32).
const COUNT = 0
const AWAITED = 1
const IS_AWAITING = 2
const UNTIL = 3
const HEAD_CELLS = 4
const WORDS = 2

export class LeaseTimes {
	readonly #words: Int32Array
	readonly #at: number
	readonly #pairsAt: number

	constructor(memory: SharedMemory, places: number) {
		this.#words = memory.words
		this.#at = memory.allot(HEAD_CELLS)
		this.#pairsAt = memory.allot(places * WORDS)
		memory.decisive.push(
			() => this.#words[this.#at + AWAITED] ?? 0,
			() => this.#words[this.#at + IS_AWAITING] ?? 0,
			() => this.#ids.reduce((hash, id) => Math.imul(hash ^ id, 0x01000193) + 1, 0) | 0,
		)
	}

	get isEmpty(): boolean {
		return this.#count === 0
	}

	/** Job `id` comes back at `untilUs`. True when the timekeeper must hear of it: it waits for nothing, or for too long. */
	add(me: Thread, id: number, untilUs: number): boolean {
		const words = this.#words
		words.set([id, untilUs | 0], this.#pairsAt + this.#count * WORDS)
		words[this.#at + COUNT] = this.#count + 1
		const isAwaiting = words[this.#at + IS_AWAITING] === 1
		return !isAwaiting || me.firstOf([words[this.#at + UNTIL] ?? 0, untilUs | 0]) === 1
	}

	/** It comes back no more by itself. */
	remove(id: number): void {
		const place = this.#ids.indexOf(id)
		if (place < 0) {
			return
		}
		const words = this.#words
		const next = this.#pairsAt + (place + 1) * WORDS
		words.copyWithin(next - WORDS, next, this.#pairsAt + this.#count * WORDS)
		words[this.#at + COUNT] = this.#count - 1
		if (words[this.#at + AWAITED] === id) {
			words[this.#at + AWAITED] = 0
		}
	}

	/** Picks the job that comes back first, to wait for; its time, µs modulo 2^32. There must be one. */
	await(me: Thread): number {
		const words = this.#words
		const place = me.firstOf(this.#ids.map((_, i) => words[this.#pairsAt + i * WORDS + 1] ?? 0))
		const [id = 0, untilUs = 0] = words.subarray(this.#pairsAt + place * WORDS)
		words.set([id, 1, untilUs], this.#at + AWAITED)
		return untilUs
	}

	/** The timekeeper waits no longer; returns the job that was awaited, 0 when it came back meanwhile. */
	awake(): number {
		const awaited = this.#words[this.#at + AWAITED] ?? 0
		this.#words.set([0, 0], this.#at + AWAITED)
		return awaited
	}

	get #count(): number {
		return this.#words[this.#at + COUNT] ?? 0
	}

	get #ids(): number[] {
		return Array.from(
			{ length: this.#count },
			(_, i) => this.#words[this.#pairsAt + i * WORDS] ?? 0,
		)
	}
}
