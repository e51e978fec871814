/** How long an item takes at each station: always equally long. */
import type { Item } from '../../sync/item.ts'
import type { KnobCells } from '../../sync/knob-cells.ts'
import type { Thread } from '../../sync/thread.ts'

export class Stations {
	private readonly knobs: KnobCells

	/** Reads the knobs rate, stage1 and stage2, in items/s. */
	constructor(knobs: KnobCells) {
		this.knobs = knobs
	}

	make(me: Thread): Item {
		me.work(this.timeUs('rate'), 0, false)
		const madeUs = me.nowUs()
		return { id: 0, producer: me.id, kind: 0, madeUs, payload: 0 }
	}

	/** Not done by that: it goes on to the next queue. */
	prepare(me: Thread, item: Item): void {
		me.work(this.timeUs('stage1'), item.id, false, true)
	}

	finish(me: Thread, item: Item): void {
		me.work(this.timeUs('stage2'), item.id, false)
	}

	private timeUs(rate: string): number {
		return Math.round(1e6 / this.knobs.number(rate))
	}
}
