/** How many blocks of memory somebody asks for or gives back, and how long that takes him. */
import type { Item } from '../sync/item.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import type { Thread } from '../sync/thread.ts'

/** Units in one block. */
export const blockUnits = 10

export interface AmountOptions {
	/** The knob that says how many units. */
	readonly knob: string
	/** Each time, before it knows that it needs some or has some to give. */
	readonly thinkMs: number
	/** Each block. */
	readonly useMs: number
}

export class Amounts {
	readonly #knobs: KnobCells
	readonly #options: AmountOptions

	constructor(knobs: KnobCells, options: AmountOptions) {
		this.#knobs = knobs
		this.#options = options
	}

	/** Blocks that are needed. */
	decide(me: Thread): number {
		me.sleep(this.#options.thinkMs)
		return this.#blocks
	}

	/** Uses one block after another up. */
	use(me: Thread, blocks: readonly Item[]): void {
		for (let i = 0; me.below(i, blocks.length); i++) {
			me.work(this.#options.useMs * 1000, blocks[i]?.id ?? 0, false)
		}
	}

	/** A block that nobody needs any more; the others are like it. */
	collect(me: Thread): Item {
		me.work(this.#options.thinkMs * 1000, 0, false)
		return { id: 0, producer: me.id, kind: 0, madeUs: me.nowUs(), payload: 0 }
	}

	/** Blocks that are given back at a time. */
	get freed(): number {
		return this.#blocks
	}

	get #blocks(): number {
		return Math.round(this.#knobs.number(this.#options.knob) / blockUnits)
	}
}
