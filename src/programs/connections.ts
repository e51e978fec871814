/** Requests that come over connections: few of them may wait for a handler, and whoever comes then is turned away at once. */
import { tellTurnedAway } from '../sync/arrival.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import type { Thread } from '../sync/thread.ts'
import { type ArrivalOptions, Arrivals, type Due } from './arrivals.ts'

export interface ConnectionOptions extends ArrivalOptions {
	/** Connections that may wait for each handler. */
	readonly backlog: number
	/** Object id of the queue to which they do not come. */
	readonly queue: number
}

export class Connections extends Arrivals {
	readonly #backlog: number
	readonly #queue: number

	constructor(knobs: KnobCells, seed: number, options: ConnectionOptions) {
		super(knobs, seed, options)
		this.#backlog = options.backlog
		this.#queue = options.queue
	}

	protected override admit(me: Thread, waiting: Due[], due: Due): void {
		if (waiting.length < this.#backlog) {
			waiting.push(due)
			return
		}
		const { atUs, kind, payload } = due
		const item = { id: 0, producer: me.id, kind, madeUs: atUs, payload }
		tellTurnedAway(me, item, this.#queue)
	}
}
