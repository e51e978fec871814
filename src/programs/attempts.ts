/** Attempts at jobs: each takes as long as the knob `service` says, and then its fate is known. */
import type { Job } from '../sync/job-table.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import type { Thread } from '../sync/thread.ts'
import { Fate } from './fate.ts'

/** Names of the sorts of jobs. A poison job can never be done. */
export const kinds = ['job', 'poison'] as const

export class Attempts extends Fate {
	readonly #knobs: KnobCells

	constructor(knobs: KnobCells, seed: number) {
		super(knobs, seed)
		this.#knobs = knobs
	}

	make(me: Thread, job: Job): void {
		me.attempt(Math.round(this.#knobs.number('service') * 1000), job.id, false)
	}

	override fails(job: Job): boolean {
		return kinds[job.kind] === 'poison' || super.fails(job)
	}
}
