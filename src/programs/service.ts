/** Handling that takes as long as the knob `service` says, waiting for something else. */
import type { Item } from '../sync/item.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import type { Thread } from '../sync/thread.ts'
import { distributions, scatter } from './draws.ts'

/** Always takes so long. */
export class Service {
	readonly #knobs: KnobCells

	constructor(knobs: KnobCells) {
		this.#knobs = knobs
	}

	handle(me: Thread, item: Item): void {
		me.work(Math.round(this.#knobs.number('service') * 1000), item.id, false)
	}
}

/** The same, scattered as the knob `dist` says. How long a task takes was decided when it came, whoever does it. */
export class ScatteredService {
	readonly #knobs: KnobCells

	constructor(knobs: KnobCells) {
		this.#knobs = knobs
	}

	handle(me: Thread, item: Item): void {
		const meanUs = this.#knobs.number('service') * 1000
		const us = scatter(this.#knobs.choice('dist', distributions), meanUs, item.payload)
		me.work(us, item.id, false)
	}
}
