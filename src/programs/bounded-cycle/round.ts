/** One round between client and server: how much, and how long. */
import type { Item } from '../../sync/item.ts'
import type { KnobCells } from '../../sync/knob-cells.ts'
import type { Thread } from '../../sync/thread.ts'

const makeUs = 250_000
const answerUs = 400_000
const readUs = 150_000

export class Round {
	private readonly knobs: KnobCells

	/** Reads the knob ahead. */
	constructor(knobs: KnobCells) {
		this.knobs = knobs
	}

	/** Requests that are sent before the first reply is read. */
	get ahead(): number {
		return this.knobs.number('ahead')
	}

	make(me: Thread): Item {
		me.work(makeUs, 0, false)
		const madeUs = me.nowUs()
		return { id: 0, producer: me.id, kind: 0, madeUs, payload: 0 }
	}

	/** The reply to `request` goes by its number. */
	answer(me: Thread, request: Item): Item {
		me.work(answerUs, request.id, false, true)
		return request
	}

	read(me: Thread, reply: Item): void {
		me.work(readUs, reply.id, false)
	}
}
