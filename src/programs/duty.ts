/** What workers do around a task when the lesson is how they come by it. */
import type { Item } from '../sync/item.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import type { Thread } from '../sync/thread.ts'

/** Handling that takes equally long for every task. */
export class Duty {
	readonly #us: number
	readonly #isComputing: () => boolean

	/** `isComputing`: whether it burns a core meanwhile; asked anew for each task. */
	constructor(ms: number, isComputing: () => boolean = () => false) {
		this.#us = ms * 1000
		this.#isComputing = isComputing
	}

	handle(me: Thread, task: Item): void {
		me.work(this.#us, task.id, this.#isComputing())
	}
}

/** Reads the knob `think`, ms. */
export class Doubt {
	readonly #knobs: KnobCells

	constructor(knobs: KnobCells) {
		this.#knobs = knobs
	}

	/** Lets so much time pass; with 0 there is not even a gate. */
	think(me: Thread): void {
		const ms = this.#knobs.number('think')
		if (ms > 0) {
			me.sleep(ms)
		}
	}
}
