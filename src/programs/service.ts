/** Handling that always takes as long as the knob `service` says, waiting for something else. */
import type { Item } from '../sync/item.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import type { Thread } from '../sync/thread.ts'

export class Service {
	readonly #knobs: KnobCells

	constructor(knobs: KnobCells) {
		this.#knobs = knobs
	}

	handle(me: Thread, item: Item): void {
		me.work(Math.round(this.#knobs.number('service') * 1000), item.id, false)
	}
}
