/** An open source with a quiet time before it: people who ask for something when they like, whatever the threads do. */
import { awaitArrival, tellArrivals } from '../sync/arrival.ts'
import type { Item } from '../sync/item.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import type { Thread } from '../sync/thread.ts'
import { Draws, scatter } from './draws.ts'

/** A rate that was turned counts so much later at most. */
const longestUs = 250_000

/** Reads the knob `rate`, calls per second of run time; 0: nobody calls. For one thread alone. */
export class Calls {
	readonly #knobs: KnobCells
	readonly #draws: Draws
	/** Up to when calls have been reckoned, µs modulo 2^32. */
	#soFarUs = 0
	#isQuiet = true
	readonly #quietUs: number

	/** `quietMs`: run time at which the first one is due. */
	constructor(knobs: KnobCells, seed: number, quietMs: number) {
		this.#knobs = knobs
		this.#draws = new Draws(seed, 1)
		this.#quietUs = quietMs * 1000
	}

	/**
	 * Sleeps until the next call is due, and returns it; `madeUs` is when it was due. How often it sleeps depends on the
	 * rate and never on what time it is: so schedules can be searched.
	 */
	next(me: Thread): Item {
		// In units of the mean time between two calls.
		let left = this.#isQuiet ? 0 : scatter('exponential', 1e6, this.#draws.word()) / 1e6
		if (this.#isQuiet) {
			this.#isQuiet = false
			this.#pass(me, this.#quietUs)
		}
		let rate = this.#knobs.number('rate')
		while (left > 0 || rate === 0) {
			const leftUs = rate === 0 ? Infinity : Math.ceil((left * 1e6) / rate)
			const us = Math.min(leftUs, longestUs)
			this.#pass(me, us)
			left = us === leftUs ? 0 : left - (us * rate) / 1e6
			rate = this.#knobs.number('rate')
		}
		const dueUs = this.#soFarUs
		tellArrivals(me, 1, dueUs)
		return { id: 0, producer: me.id, kind: 0, madeUs: dueUs, payload: 0 }
	}

	/** Sleeps for `us` from where it has come to, or for what is left of it. */
	#pass(me: Thread, us: number): void {
		this.#soFarUs = (this.#soFarUs + us) | 0
		awaitArrival(me, Math.max(0, (this.#soFarUs - me.nowUs()) | 0) / 1000)
	}
}
