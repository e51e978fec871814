/** When more workers are worth sending for, how many, and when they are sent away again. */
import type { KnobCells } from '../sync/knob-cells.ts'
import type { Thread } from '../sync/thread.ts'

/** Run time for which hardly anybody may have waited before help is sent away. */
const calmUs = 10_000_000

/** Reads the knobs threshold, lag (s), workers and max. For one thread. */
export class Scaling {
	/** Run time between two looks. */
	readonly everyMs = 500
	readonly #knobs: KnobCells
	/** How many more have been sent for. */
	#sent = 0
	/** Since when hardly anybody has waited, µs modulo 2^32. */
	#calmUs = 0

	constructor(knobs: KnobCells) {
		this.#knobs = knobs
	}

	/** Workers who are always there. */
	get least(): number {
		return this.#knobs.number('workers')
	}

	get most(): number {
		return Math.max(this.least, this.#knobs.number('max'))
	}

	/** How long whoever is sent for takes to come. */
	get lagMs(): number {
		return this.#knobs.number('lag') * 1000
	}

	/** Whether so many tasks in the queue are too many for those who are there, or on their way. */
	needsMore(depth: number): boolean {
		return depth > this.#knobs.number('threshold') && this.#sent < this.most - this.least
	}

	/** Whether help has been there for nothing for long: no more waited than the least could begin with at once. */
	needsNoHelp(me: Thread, depth: number): boolean {
		const nowUs = me.nowUs()
		if (depth > this.least) {
			this.#calmUs = nowUs
		}
		return this.#sent > 0 && ((nowUs - this.#calmUs) | 0) >= calmUs
	}

	/** How many more than the least there are to be, now that it is decided. */
	decide(isHelp: boolean): number {
		this.#sent = isHelp ? this.most - this.least : 0
		return this.#sent
	}
}
