/** Arrivals whose first few could not come at a worse moment; the others come by chance. */
import { Arrivals, type Due } from './arrivals.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import type { Ticks } from './ticks.ts'

export const unluckyItems = 3

/** The poller falls asleep again, and a moment later something comes. */
const momentUs = 1000

/** Reads what `Arrivals` and `Ticks` read, for one handler whose id comes before those of the pollers. */
export class UnluckyFirst extends Arrivals {
	readonly #knobs: KnobCells
	readonly #ticks: Ticks

	constructor(knobs: KnobCells, seed: number, ticks: Ticks) {
		super(knobs, seed)
		this.#knobs = knobs
		this.#ticks = ticks
	}

	protected override first(thread: number): Due {
		return this.#worse(super.first(thread), thread, 0)
	}

	protected override after(due: Due, thread: number): Due {
		return this.#worse(super.after(due, thread), thread, due.atUs)
	}

	protected override still(due: Due, thread: number, nowUs: number): Due {
		return due.place < unluckyItems ? due : super.still(due, thread, nowUs)
	}

	/** A period later than the item before, at `fromUs`, so that nothing is in the way but the poller's sleep. */
	#worse(due: Due, thread: number, fromUs: number): Due {
		if (due.place >= unluckyItems) {
			return due
		}
		const periodUs = this.#knobs.number('poll') * 1000
		const tick = this.#ticks.tickAfter(thread + 1, fromUs + periodUs)
		return { ...due, atUs: Math.round(tick + Math.min(momentUs, periodUs / 10)) | 0 }
	}
}
