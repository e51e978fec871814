/** What is submitted: so many tasks, numbered in this order. */
import type { Item } from '../../sync/item.ts'
import type { KnobCells } from '../../sync/knob-cells.ts'

export class Plan {
	/** Run time before each of them. */
	readonly gapMs = 150
	readonly #knobs: KnobCells

	/** Reads the knob `tasks`. */
	constructor(knobs: KnobCells) {
		this.#knobs = knobs
	}

	get tasks(): number {
		return this.#knobs.number('tasks')
	}
}

export function taskOf(
	maker: number,
	id: number,
	madeUs: number,
): Item {
	return { id, producer: maker, kind: 0, madeUs, payload: 0 }
}
