/** People who ask for so many jobs in all. One job of each run is poison: whoever tries it fails. */
import type { Item } from '../sync/item.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import type { Thread } from '../sync/thread.ts'
import { kinds } from './attempts.ts'
import { Calls } from './calls.ts'

/** Place of the poison job among all. */
const poisonPlace = 7

/** Reads the knobs rate and jobs. For one thread alone. */
export class Requests extends Calls {
	readonly #knobs: KnobCells
	#asked = 0

	constructor(knobs: KnobCells, seed: number) {
		super(knobs, seed, 0)
		this.#knobs = knobs
	}

	get most(): number {
		return this.#knobs.number('jobs')
	}

	override next(me: Thread): Item {
		const request = super.next(me)
		this.#asked += 1
		const isPoison = this.#asked === poisonPlace
		return { ...request, kind: kinds.indexOf(isPoison ? 'poison' : 'job') }
	}
}
