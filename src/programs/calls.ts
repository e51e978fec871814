/** An open source with a quiet time before it: people who ask for something when they like, whatever the threads do. */
import { awaitArrival, tellArrivals } from '../sync/arrival.ts'
import type { Item } from '../sync/item.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import type { Thread } from '../sync/thread.ts'
import { Draws, scatter } from './draws.ts'

/** While nobody asks for anything, it is looked up so often whether the rate has been turned. */
const silentMs = 100

/** Reads the knob `rate`, calls per second of run time; 0: nobody calls. For one thread alone. */
export class Calls {
	readonly #knobs: KnobCells
	readonly #draws: Draws
	/** When the last one was due, µs modulo 2^32; null before the first. */
	#lastUs: number | null = null
	readonly #quietUs: number

	/** `quietMs`: run time at which the first one is due. */
	constructor(knobs: KnobCells, seed: number, quietMs: number) {
		this.#knobs = knobs
		this.#draws = new Draws(seed, 1)
		this.#quietUs = quietMs * 1000
	}

	/**
	 * Sleeps until the next call is due, if it is not past, and returns it; `madeUs` is when it was due. Always one sleep: what
	 * comes next does not depend on what time it is, so schedules can be searched.
	 */
	next(me: Thread): Item {
		while (this.#knobs.number('rate') === 0) {
			awaitArrival(me, silentMs)
			this.#lastUs = me.nowUs()
		}
		const dueUs = this.#lastUs === null ? this.#quietUs : (this.#lastUs + this.#gapUs()) | 0
		awaitArrival(me, Math.max(0, (dueUs - me.nowUs()) | 0) / 1000)
		this.#lastUs = dueUs
		tellArrivals(me, 1, dueUs)
		return { id: 0, producer: me.id, kind: 0, madeUs: dueUs, payload: 0 }
	}

	#gapUs(): number {
		return scatter('exponential', 1e6 / this.#knobs.number('rate'), this.#draws.word())
	}
}
