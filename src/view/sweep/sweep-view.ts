/** A sweep as the page shows it: what was measured with each value of one knob, in runs of their own. */

interface Progress {
	/** The values that the knob takes, ascending. */
	readonly values: readonly number[]
	/** The value that is run now, null when none is. */
	readonly running: number | null

	/** Begins anew. */
	run(): unknown
	/** Ends the run going on; the points stay. */
	cancel(): unknown
}

/** With one polling interval. Times in µs of run time. */
export interface PollPoint {
	readonly periodMs: number
	/** Mean from put to take. */
	readonly delayUs: number
	/** The same as the gaps between this run's own looks give it: Σgap² ÷ 2Σgap; null before the second look. */
	readonly gapDelayUs: number | null
	readonly emptyPerS: number
	/** Tasks that were taken. */
	readonly n: number
}

/** What was the same in all runs of such a sweep. */
export interface PollGiven {
	readonly workers: number
	readonly phase: 'in step' | 'random' | 'staggered'
	readonly ratePerS: number
	readonly serviceMs: number
}

/** With one arrival rate. Times in µs of run time. */
export interface LoadPoint {
	/** As the knob asked for it. */
	readonly ratePerS: number
	/** As measured. */
	readonly arrivalsPerS: number
	readonly meanServiceUs: number
	/** Share of the workers' time that what came would take, ρ; can be above 1. */
	readonly utilisation: number
	/** Mean from put to take. */
	readonly waitUs: number
	/** Half of its confidence interval, 95 %, by the means of ten batches. */
	readonly halfWidthUs: number
	/** False when the waits still grew: then there is no mean to measure. */
	readonly isSteady: boolean
	/** Tasks that count, and those before them that do not: the queue was empty when the run began. */
	readonly n: number
	readonly leftOut: number
	/** Mean time from when a task had come until it stood in line: what the machine adds, and theory knows nothing of. */
	readonly lateUs: number
	/** Mean wait of the very same tasks in virtual time, where threads cost nothing, with the service time as measured. */
	readonly virtualUs: number
}

export interface LoadGiven {
	readonly workers: number
	readonly serviceMs: number
	readonly isConstant: boolean
	/** All workers serve one queue; else each has its own. */
	readonly isPooled: boolean
	readonly order: 'FIFO' | 'LIFO'
}

/** With so many workers. Times in µs of run time, as they were on average. */
export interface ThroughputPoint {
	readonly workers: number
	/** Tasks done per second. */
	readonly perS: number
	/** Until a task's computing was done: longer where its core is shared. And its waiting. */
	readonly computeUs: number
	readonly waitUs: number
	/** Cores that the machine gave when nobody else was there. */
	readonly cores: number
	/** Tasks that count. */
	readonly n: number
}

/** What a task is, in all runs of such a sweep. */
export interface ThroughputGiven {
	readonly computeMs: number
	readonly waitMs: number
}

/** `points`: as measured so far; `given`: of them, or of those to come. */
export interface PollSweep {
	readonly chart: 'polling'
	readonly points: readonly PollPoint[]
	readonly given: PollGiven
}

export interface LoadSweep {
	readonly chart: 'load'
	readonly points: readonly LoadPoint[]
	readonly given: LoadGiven
	/** The sweep before, where something else was given: to compare with. Null when there is none. */
	readonly earlier: Pick<LoadSweep, 'points' | 'given'> | null
}

export interface ThroughputSweep {
	readonly chart: 'throughput'
	readonly points: readonly ThroughputPoint[]
	readonly given: ThroughputGiven
}

export type PollSweepView = Progress & PollSweep
export type LoadSweepView = Progress & LoadSweep
export type ThroughputSweepView = Progress & ThroughputSweep
export type SweepView = PollSweepView | LoadSweepView | ThroughputSweepView
