/**
 * What is known of every job, by its number: entries are replaced, never changed. A copy shares all runs of entries with
 * its origin and costs no more than their list; whoever writes into a run first makes it its own.
 */
import type { JobStatusName } from './job-moment.ts'
import type { TracedItem } from './queue-fold.ts'

/** A job, or an item of a run with stores that no store has told of yet. */
export interface JobFold {
	readonly id: number
	/** Object id of its store, and where it stands there; 0 and null before a store tells of it. */
	readonly store: number
	readonly status: JobStatusName | null
	/** 1 for the first, 0 before it. */
	readonly attempt: number
	readonly sinceUs: number
	/** Thread that runs it, 0 for nobody. */
	readonly thread: number
	/** The last attempt that is known to have come to nothing. */
	readonly lostAttempt: number
	/** Times that what it does to the world was done. */
	readonly effects: number
	/** As it was put last; null before. */
	readonly item: TracedItem | null
	/** Accepted, and neither done nor lost. */
	readonly isInside: boolean
	/** Thread in whose hand it is, or 0. */
	readonly holder: number
}

export function unknownJob(id: number, atUs: number): JobFold {
	return {
		...{ id, store: 0, status: null, attempt: 0, sinceUs: atUs, thread: 0 },
		...{ lostAttempt: 0, effects: 0, item: null, isInside: false, holder: 0 },
	}
}

const runLength = 256

type Run = readonly (JobFold | undefined)[]

export class JobTable {
	#runs = new Map<number, Run>()
	/** Those that no copy shares. */
	#own = new Map<number, (JobFold | undefined)[]>()

	get(id: number): JobFold | null {
		return this.#runs.get(Math.floor(id / runLength))?.[id % runLength] ?? null
	}

	set(job: JobFold): void {
		const place = Math.floor(job.id / runLength)
		let run = this.#own.get(place)
		if (run === undefined) {
			run = this.#runs.get(place)?.slice() ?? []
			this.#own.set(place, run)
			this.#runs.set(place, run)
		}
		run[job.id % runLength] = job
	}

	/** A copy that goes its own way. */
	clone(): JobTable {
		const copy = new JobTable()
		copy.#runs = new Map(this.#runs)
		this.#own = new Map()
		return copy
	}
}
