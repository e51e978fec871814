/** When the shop closes, and with how many pills. */
import type { KnobCells } from '../../sync/knob-cells.ts'

export class Closing {
	/** Run time that passes before. */
	readonly afterMs = 2000
	readonly #knobs: KnobCells

	/** Reads the knob `pills`. */
	constructor(knobs: KnobCells) {
		this.#knobs = knobs
	}

	/** As asked for now. */
	get pills(): number {
		return this.#knobs.number('pills')
	}
}
