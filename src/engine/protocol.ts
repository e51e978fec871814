/** What page and workers say to each other, set-up and result only: a parked worker cannot answer. */

import type { KnobValues } from './layout.ts'

/** One thread's part in a run. */
export interface Job {
	readonly buffer: SharedArrayBuffer
	/** Memory that tasks hold; null where they hold none. */
	readonly heap: SharedArrayBuffer | null
	readonly scene: string
	readonly seed: number
	readonly fixed: KnobValues
	readonly ringRecords: number
	/** Origin of real time in the run: milliseconds since 1970. */
	readonly epochMs: number
	readonly thread: number
	readonly role: string
}

export type Outcome =
	/** Its program returned by itself. */
	| { readonly kind: 'returned' }
	/** It was asked to leave. */
	| { readonly kind: 'left' }
	| { readonly kind: 'stopped' }
	/** Another thread has failed, and the process with it. */
	| { readonly kind: 'died' }
	/** It has died, and nobody with it. */
	| { readonly kind: 'lost' }
	/** `line`: of its own program, 0 before the first. */
	| { readonly kind: 'failed'; readonly message: string; readonly line: number }

export interface ThreadWorker {
	/** Runs the job's program to its end. */
	run(job: Job): Outcome
	/** Answers once the worker can take jobs; from then on it holds the web lock `name` until it is gone. */
	ready(name: string): Promise<void>
}

/** One of those who measure what a run leaves for others. */
export interface BurnerJob {
	/** See burner-seats.ts. */
	readonly buffer: SharedArrayBuffer
	readonly seats: number
	/** From 0. */
	readonly seat: number
}

export interface BurningWorker {
	/** Burns a core until it is told to end. */
	burn(job: BurnerJob): void
	/** As above. */
	ready(name: string): Promise<void>
}
