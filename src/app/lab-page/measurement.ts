/** What one trial has shown: the figure that was asked for, and what a formula needs to be compared with it. */
import type { Trial } from '../trials/trial.ts'
import type { LabPlan } from './experiment.ts'
import { type Metric, workersAt } from './metrics.ts'

export interface Measurement {
	/** The value of the knob. */
	readonly at: number
	/** Which of the trials with this value, from 1. */
	readonly trial: number
	readonly seed: number
	/** Null when there was nothing to measure, or it ended by itself. */
	readonly figure: number | null
	/** As measured over the whole trial. */
	readonly arrivalsPerS: number
	/** Null when nothing was done. */
	readonly meanServiceUs: number | null
	readonly workers: number
	/** That the machine gave; null where nobody measures it. */
	readonly cores: number | null
	/** Run time of it, s. */
	readonly seconds: number
	/** Records that the page could not read in time: what they would have said is missing. */
	readonly lost: number
	/** Why it ended by itself, a sentence; null when it did not. */
	readonly ending: string | null
}

export function measurementOf(
	{ recording, ending }: Trial,
	plan: LabPlan,
	metric: Metric,
): Measurement {
	const end = recording.momentAt(recording.endUs)
	const { stretch, cores, counts } = end
	const seconds = recording.endUs / 1e6
	return {
		...{ at: plan.at, trial: plan.trial, seed: plan.seed, cores, seconds, ending },
		figure: ending === null ? metric.of(end, recording) : null,
		arrivalsPerS: seconds > 0 ? counts.offered / seconds : 0,
		meanServiceUs: stretch.meanServiceUs,
		workers: workersAt(end),
		lost: counts.recordsLost,
	}
}
