/** What the trials say of each value of the knob, beside theory and what was expected. */
import { figure } from '../../view/sweep/sweep-words.ts'
import { type Experiment, knobsAt } from './experiment.ts'
import { type MeanOfTrials, meanOf } from '../../model/mean-of-trials.ts'
import type { Measurement } from './measurement.ts'
import { measuredIn, theoryFor } from './theories.ts'

export interface Point {
	readonly at: number
	/** Of this value, in the order in which they ran. */
	readonly trials: readonly Measurement[]
	/** Null before the first trial that measured something. */
	readonly found: MeanOfTrials | null
	/** Null where there is no formula, or it says nothing. */
	readonly theory: number | null
	readonly predicted: number | null
}

/** So near is still right: nobody predicts three digits. */
const near = 0.1
/** An interval that wide holds nearly everything: to lie in it means nothing. */
const wide = 0.5

export function pointsOf(
	experiment: Experiment,
	measurements: readonly Measurement[],
): readonly Point[] {
	const { scene, metric, values, predicted } = experiment
	const theory = theoryFor(scene.id, metric.id)
	const all = values.map((at) => measurements.filter((one) => one.at === at))
	const first = measuredIn(all[0] ?? [])
	return values.map((at, place) => {
		const trials = all[place] ?? []
		const measured = measuredIn(trials)
		const isKnown = theory !== null && measured !== null && first !== null
		return {
			...{ at, trials, predicted: predicted[place] ?? null },
			found: meanOf(trials.map((one) => one.figure).filter((one) => one !== null)),
			theory: isKnown ? theory.of({ values: knobsAt(experiment, at), measured, first }) : null,
		}
	})
}

/** How what was expected compares with what was measured: "as predicted", "2.1 times too high"; null without either. */
export function verdictOn({ found, predicted }: Pick<Point, 'found' | 'predicted'>): string | null {
	if (found === null || predicted === null) return null
	const { mean, half } = found
	const off = Math.abs(predicted - mean)
	if (off <= near * Math.abs(mean)) return 'as predicted'
	if (off <= (half ?? 0)) {
		return (half ?? 0) <= wide * Math.abs(mean)
			? 'as predicted'
			: 'unsure: the trials lie too far apart'
	}
	const which = predicted > mean ? 'high' : 'low'
	const ratio = which === 'high' ? predicted / mean : mean / predicted
	const isRatio = mean > 0 && predicted > 0
	return isRatio ? `${figure(ratio)} times too ${which}` : `too ${which} by ${figure(off)}`
}

/** "3 of 5 figures as predicted"; null when nothing was predicted or measured. */
export function verdictOnAll(points: readonly Point[]): string | null {
	const verdicts = points.map(verdictOn).filter((one) => one !== null)
	if (verdicts.length === 0) return null
	const right = verdicts.filter((one) => one === 'as predicted').length
	return `${right} of ${verdicts.length} ${verdicts.length === 1 ? 'figure' : 'figures'} as predicted`
}
