/** What several senders have to say, evenly spread over the time, whatever becomes of it. */
import { awaitArrival, tellArrivals } from '../sync/arrival.ts'
import type { Item } from '../sync/item.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import type { Thread } from '../sync/thread.ts'

/** A rate that was turned counts so much later at most. */
const longestUs = 250_000

/** How far a sender has come. */
interface Pen {
	/** When its next letter is due, µs modulo 2^32. */
	dueUs: number
	/** Letters that were told of as come, and not handed out yet. */
	told: number
}

/** Reads the knob `rate`, letters per second of run time over all `senders`, whose threads have consecutive ids. */
export class Letters {
	readonly #knobs: KnobCells
	readonly #senders: number
	readonly #pens = new Map<number, Pen>()

	constructor(knobs: KnobCells, senders: number) {
		this.#knobs = knobs
		this.#senders = senders
	}

	/**
	 * Sleeps until the sender's next letter is due, and returns it; `madeUs` is when it was due. How often it sleeps depends
	 * on the rate and never on what time it is: so schedules can be searched.
	 */
	next(me: Thread): Item {
		const pen = this.#penOf(me.id)
		let left = this.#gapUs
		while (left > 0) {
			const us = Math.min(left, longestUs)
			pen.dueUs = (pen.dueUs + us) | 0
			awaitArrival(me, Math.max(0, (pen.dueUs - me.nowUs()) | 0) / 1000)
			left -= us
		}
		this.#tell(me, pen)
		const madeUs = pen.dueUs
		return { id: 0, producer: me.id, kind: 0, madeUs, payload: 0 }
	}

	/** Of all that has come by now and was not told of: one who was kept may find several. */
	#tell(me: Thread, pen: Pen): void {
		if (pen.told === 0) {
			const lateUs = Math.max(0, (me.nowUs() - pen.dueUs) | 0)
			pen.told = 1 + Math.floor(lateUs / this.#gapUs)
			tellArrivals(me, pen.told, pen.dueUs)
		}
		pen.told--
	}

	/** The senders begin one after another, evenly. */
	#penOf(thread: number): Pen {
		const known = this.#pens.get(thread)
		if (known) {
			return known
		}
		const share = (thread % this.#senders) / this.#senders - 1
		const pen = { dueUs: Math.round(this.#gapUs * share), told: 0 }
		this.#pens.set(thread, pen)
		return pen
	}

	/** Between two letters of one sender. */
	get #gapUs(): number {
		return Math.round((this.#senders / this.#knobs.number('rate')) * 1e6)
	}
}
