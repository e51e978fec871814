/** One run of a sweep: what it takes to know one point. */
import type { Simulator } from '../explore/simulator.ts'
import type { RunPlan } from './trials/play-run.ts'

export interface PointPlan extends RunPlan {
	/** The value of the knob that is swept. */
	readonly at: number
	/** Runs the same in virtual time. */
	readonly simulator: Pick<Simulator, 'meanWaitUs'>
}
