/** An experiment as files: its trials as comma-separated values, its plot as a picture. Each says all that made it. */
import { cell } from '../../model/csv.ts'
import { layoutExperiment } from '../../view/plots/experiment-layout.ts'
import { plotToSvg } from '../../view/plots/plot-svg.ts'
import type { Experiment } from './experiment.ts'
import { givenInWords, othersInWords, theoryInWords, titleOf, withUnit } from './in-words.ts'
import type { Point } from './points.ts'

export interface Origin {
	readonly version: string
	/** ISO 8601. */
	readonly date: string
}

const columns = [
	...['scene', 'knob', 'value', 'trial', 'seed', 'metric', 'unit', 'figure', 'mean', 'half_95'],
	...['theory', 'predicted', 'arrivals_per_s', 'mean_service_ms', 'run_s', 'lost_records'],
	...['ending', 'pace', 'other_knobs', 'hypothesis', 'version', 'date'],
] as const

/** One line for each trial: each stands for itself. */
export function experimentToCsv(
	{ scene, knob, metric, pace, others, hypothesis }: Experiment,
	points: readonly Point[],
	{ version, date }: Origin,
): string {
	const lines = points.flatMap(({ at, trials, found, theory, predicted }) =>
		trials.map((one) => [
			...[scene.id, knob.name, at, one.trial, one.seed, metric.id, metric.unit, one.figure],
			...[found?.mean ?? null, found?.half ?? null, theory, predicted, one.arrivalsPerS],
			...[one.meanServiceUs === null ? null : one.meanServiceUs / 1000, one.seconds, one.lost],
			...[one.ending ?? '', pace, othersInWords(others), hypothesis, version, date],
		]),
	)
	return [[...columns], ...lines].map((line) => `${line.map(written).join(',')}\r\n`).join('')
}

const pictureSize = { width: 760, height: 340 } as const

/** The text of an SVG file. */
export function experimentToSvg(
	experiment: Experiment,
	points: readonly Point[],
	{ version, date }: Origin,
): string {
	const { metric, knob, isLog, hypothesis } = experiment
	const title = withUnit(knob.label, knob.unit)
	const plot = layoutExperiment(plotted(points), { isLog, title }, pictureSize)
	return plotToSvg(plot, pictureSize, {
		title: `${titleOf(experiment)}${metric.unit === '' ? '' : ` (${metric.unit})`}`,
		lines: [
			`${metric.meaning} Dots: means with their 95 % intervals; faint: single trials; squares: predicted.`,
			theoryInWords(experiment),
			`Scene ${experiment.scene.id}: ${givenInWords(experiment)}`,
			...(hypothesis === '' ? [] : [`Hypothesis: ${hypothesis}`]),
			`Handoff ${version}, ${date}`,
		],
	})
}

/** As the plot takes them. */
export function plotted(points: readonly Point[]) {
	return points.map(({ trials, ...point }) => ({
		...point,
		figures: trials.map(({ figure }) => figure).filter((figure) => figure !== null),
	}))
}

/** "handoff-hockey-stick-wait-over-rate.csv". */
export function fileName({ scene, metric, knob }: Experiment, ending: string): string {
	return `handoff-${scene.id}-${metric.id}-over-${knob.name}.${ending}`
}

/** Numbers as they are: a sign is no formula. */
function written(content: string | number | null): string {
	return typeof content === 'string' ? cell(content) : String(content ?? '')
}
