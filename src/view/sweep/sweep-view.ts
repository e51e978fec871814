/** A sweep as the page shows it: what was measured with each value of one knob, in runs of their own. */

/** Times in µs of run time. */
export interface SweepPoint {
	readonly periodMs: number
	/** Mean from put to take. */
	readonly delayUs: number
	/** The same as the gaps between this run's own looks give it: Σgap² ÷ 2Σgap; null before the second look. */
	readonly gapDelayUs: number | null
	readonly emptyPerS: number
	/** Tasks that were taken. */
	readonly n: number
}

/** What was the same in all runs. */
export interface SweepGiven {
	readonly workers: number
	readonly phase: 'in step' | 'random' | 'staggered'
	readonly ratePerS: number
	readonly serviceMs: number
}

export interface SweepView {
	/** The values that the knob takes, ascending. */
	readonly periodsMs: readonly number[]
	/** As measured so far. */
	readonly points: readonly SweepPoint[]
	/** Of the points, or of those to come. */
	readonly given: SweepGiven
	/** The value that is run now, null when none is. */
	readonly runningMs: number | null

	/** Begins anew. */
	run(): unknown
	/** Ends the run going on; the points stay. */
	cancel(): unknown
}
