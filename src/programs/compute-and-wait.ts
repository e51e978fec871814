/** Tasks that compute, tasks that wait for something else, and tasks that do one after the other. */
import type { Item } from '../sync/item.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import type { Thread } from '../sync/thread.ts'

export const serviceKinds = ['CPU spin', 'I/O wait', 'mixed'] as const
export type ServiceKind = (typeof serviceKinds)[number]

/** What one task takes, ms. */
export interface Times {
	readonly computeMs: number
	readonly waitMs: number
}

/** `compute` and `wait`: as the knobs say. */
export function timesOf(kind: ServiceKind, compute: number, wait: number): Times {
	return {
		computeMs: kind === 'I/O wait' ? 0 : compute,
		waitMs: kind === 'CPU spin' ? 0 : wait,
	}
}

/** Reads the knobs kind, compute and wait. */
export class ComputeAndWait {
	readonly #knobs: KnobCells

	constructor(knobs: KnobCells) {
		this.#knobs = knobs
	}

	/** There is always one more to do. */
	make(me: Thread): Item {
		return { id: 0, producer: me.id, kind: 0, madeUs: me.nowUs(), payload: 0 }
	}

	handle(me: Thread, task: Item): void {
		const { computeMs, waitMs } = this.#times
		if (computeMs > 0) {
			me.work(computeMs * 1000, task.id, true, waitMs > 0)
		}
		if (waitMs > 0) {
			me.work(waitMs * 1000, task.id, false)
		}
	}

	get #times(): Times {
		const kind = this.#knobs.choice('kind', serviceKinds)
		return timesOf(kind, this.#knobs.number('compute'), this.#knobs.number('wait'))
	}
}
