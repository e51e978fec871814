/** What a person asks of the lab: one knob of a scene, the values that it takes, what is measured, and what they expect. */
import type { KnobValue, NumberKnob } from '../../programs/knob.ts'
import type { Scene } from '../../programs/scene.ts'
import { checkKnob } from '../knob-check.ts'
import { defaultSeed, largestSeed } from '../route.ts'
import { defaultsOf } from '../shown.ts'
import type { TrialPlan } from '../trials/trial.ts'
import { mostTrials } from '../../model/mean-of-trials.ts'
import { type Metric, metricsFor } from './metrics.ts'

export interface Experiment {
	readonly scene: Scene
	readonly knob: NumberKnob
	/** Ascending, each once. */
	readonly values: readonly number[]
	/** Whether the scale across is logarithmic. */
	readonly isLog: boolean
	readonly metric: Metric
	/** Trials with each value. */
	readonly repeats: number
	/** Run time of a trial. */
	readonly seconds: number
	/** Run time that passes in a real second. */
	readonly pace: number
	readonly seed: number
	/** The other knobs, as far as they are not at their defaults. */
	readonly others: Readonly<Record<string, KnobValue>>
	/** In the person's own words; empty: none. */
	readonly hypothesis: string
	/** For each value the figure that the person expects, or null. */
	readonly predicted: readonly (number | null)[]
}

interface Bounds {
	readonly min: number
	readonly max: number
	readonly isWhole: boolean
}

/** What a link may say of these, and a field takes. */
export const bounds = {
	repeats: { min: 1, max: mostTrials, isWhole: true },
	seconds: { min: 1, max: 120, isWhole: false },
	pace: { min: 0.5, max: 10, isWhole: false },
	seed: { min: 0, max: largestSeed, isWhole: true },
} as const satisfies Record<string, Bounds>

export const mostValues = 12
export const longestHypothesis = 280
const usualCount = 5
/** Records of all trials together: each can be opened, and memory has an end. */
const mostEvents = 3_000_000
const mostEventsOfOne = 250_000

/** Null when the scene has no number to turn. */
export function freshExperiment(scene: Scene): Experiment | null {
	const [knob] = numberKnobs(scene)
	const [metric] = metricsFor(scene)
	if (knob === undefined || metric === undefined) return null
	return {
		...{ scene, metric, others: {}, hypothesis: '' },
		...{ repeats: 3, seconds: 5, pace: 5, seed: defaultSeed },
		...sweepOf(knob),
	}
}

export function numberKnobs(scene: Scene): readonly NumberKnob[] {
	return scene.knobs.filter((knob) => knob.kind === 'number')
}

type Swept = Pick<Experiment, 'knob' | 'values' | 'isLog' | 'predicted'>

/** Another knob, with values around its default. */
export function sweepOf(knob: NumberKnob): Swept {
	const from = knob.isLog ? Math.max(knob.min, knob.default / 4) : knob.min
	const to = knob.isLog ? Math.min(knob.max, knob.default * 4) : knob.max
	const values = spread(knob, { from, to, count: usualCount, isLog: knob.isLog })
	return { knob, values, isLog: knob.isLog, predicted: values.map(() => null) }
}

export interface Spread {
	readonly from: number
	readonly to: number
	readonly count: number
	/** Each so many times the one before; else so much more. */
	readonly isLog: boolean
}

/** So many values that the knob accepts; fewer where it has no more. */
export function spread(knob: NumberKnob, wanted: Spread): readonly number[] {
	const within = (value: number) => Math.min(knob.max, Math.max(knob.min, value))
	const [from, to] = [within(wanted.from), within(wanted.to)]
	const steps = Math.max(1, Math.min(mostValues, Math.round(wanted.count)) - 1)
	const byRatio = wanted.isLog && from > 0 && to > 0
	const all = Array.from({ length: steps + 1 }, (_, i) => {
		const share = i / steps
		return byRatio ? from * (to / from) ** share : from + (to - from) * share
	})
	return accepted(knob, all)
}

/** As the knob takes them: ascending, each once, no more than there may be. */
export function accepted(knob: NumberKnob, values: readonly number[]): readonly number[] {
	const checked = values.map((value) => Number(checkKnob(knob, value).value))
	return [...new Set(checked)].sort((one, other) => one - other).slice(0, mostValues)
}

/** The values of all knobs in a trial. */
export function knobsAt({ scene, knob, others }: Experiment, at: number): TrialPlan['values'] {
	return { ...defaultsOf(scene), ...others, [knob.name]: at }
}

export interface LabPlan extends TrialPlan {
	readonly at: number
	/** Counted from 1. */
	readonly trial: number
}

/**
 * All values once, then all of them again with another seed: so that what changes on the machine meanwhile changes all of
 * them. The first trials of all values have one seed, and so the same arrivals where the scene has arrivals.
 */
export function plansFor(experiment: Experiment): readonly LabPlan[] {
	const { scene, values, repeats, seconds, pace, seed, knob } = experiment
	const maxEvents = Math.min(mostEventsOfOne, Math.floor(mostEvents / (repeats * values.length)))
	const trials = Array.from({ length: repeats }, (_, i) => i + 1)
	return trials.flatMap((trial) =>
		values.map((at) => ({
			...{ scene, pace, at, trial, maxEvents, lengthUs: seconds * 1e6 },
			name: `${knob.label} ${at}, trial ${trial}`,
			values: knobsAt(experiment, at),
			seed: (seed + trial - 1) % (largestSeed + 1),
		})),
	)
}

/** Real seconds that the trials take when nothing else keeps the machine busy. */
export function realSeconds({ values, repeats, seconds, pace }: Experiment): number {
	return (values.length * repeats * seconds) / pace
}
