/** Counting as a job: how many times, how long there is between two, and between reading a count and writing it. */
import type { KnobCells } from '../sync/knob-cells.ts'
import { type Message, messageOf } from '../sync/message.ts'
import type { Thread } from '../sync/thread.ts'
import { Doubt } from './duty.ts'

/** Reads the knobs increments, pause and think. */
export class Increments {
	readonly #knobs: KnobCells
	readonly #doubt: Doubt

	constructor(knobs: KnobCells) {
		this.#knobs = knobs
		this.#doubt = new Doubt(knobs)
	}

	/** Of each sender. */
	get each(): number {
		return this.#knobs.number('increments')
	}

	/** “Add one”, after a pause. */
	next(me: Thread): Message {
		const pauseUs = this.#knobs.number('pause') * 1000
		if (pauseUs > 0) {
			me.work(pauseUs, 0, false)
		}
		return messageOf(me)
	}

	/** What lies between reading and writing the shared count. */
	think(me: Thread): void {
		this.#doubt.think(me)
	}

	/** The same in the handling of `message`. */
	handle(me: Thread, message: Message): void {
		const thinkUs = this.#knobs.number('think') * 1000
		if (thinkUs > 0) {
			me.work(thinkUs, message.id, false)
		}
	}
}
