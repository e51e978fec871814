/** Threads of a role that take the place of those that have died. */
import type { Cell } from '../sync/cell.ts'
import type { Thread } from '../sync/thread.ts'

export class Staff {
	readonly #hired: Cell
	readonly #most: number

	/** `hired`: how many there are more than the knobs ask for, see `World.more`; `most`: can be hired in all. */
	constructor(hired: Cell, most: number) {
		this.#hired = hired
		this.#most = most
	}

	/** Whether anybody is left who could take somebody's place. */
	hasAnother(me: Thread): boolean {
		return me.load(this.#hired) < this.#most
	}

	/** Sends for one more. */
	hire(me: Thread): void {
		me.add(this.#hired, 1)
	}
}
