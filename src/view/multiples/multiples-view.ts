/** Trials of a scene as the page shows them: small pictures on one time axis, each of a run of its own. */
import type { Recording } from '../../model/recording.ts'

/** A trial that has begun: another object whenever there is more to see of it. */
export interface TrialView {
	readonly recording: Recording
	readonly isOver: boolean
	/** Why it came to its end by itself, a sentence; else null. */
	readonly ending: string | null
}

/** One picture. */
export interface MultipleView {
	readonly name: string
	/** What is done otherwise, in a few words. */
	readonly note: string
	/** Null while it has not begun. */
	readonly trial: TrialView | null
}

/** What the pictures draw: what was done in time, or how many wait and what those do who handle. */
export type MultiplesChart = 'answers' | 'waiting'

/** The time axis, and what is marked on all pictures. Run time, µs. */
export interface Axis {
	readonly lengthUs: number
	/** From when to when more comes than can be done; shaded. */
	readonly burstUs: readonly [number, number]
	/** What can be done at most, per second; a dashed line. */
	readonly mostPerS: number
}

export interface MultiplesView {
	readonly title: string
	readonly chart: MultiplesChart
	readonly axis: Axis
	/** Every trial that there is to run, those that have not begun included. */
	readonly items: readonly MultipleView[]
	readonly isRunning: boolean
	/** Of all that run, 0…1. */
	readonly progress: number
	/** Begins anew. */
	run(): unknown
	/** Ends the trial going on; those that ran to their end stay. */
	cancel(): unknown
	/** Opens a trial that is over, as a recording. */
	open(name: string): unknown
}
