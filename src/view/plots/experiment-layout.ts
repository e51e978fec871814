/** Where the marks of an experiment stand: values of the knob across, what was measured up, from zero. */
import { extent, line, max, scaleLinear, scaleLog } from 'd3'
import type { PlotMark, PlotMarks } from '../sweep/plot.ts'
import type { Size, Tick } from '../sweep/sweep-layout.ts'

export interface ExperimentPoint {
	readonly at: number
	/** Of the single trials. */
	readonly figures: readonly number[]
	/** Null before the first trial. `half`: of the confidence interval, null of one trial. */
	readonly found: { readonly mean: number; readonly half: number | null } | null
	readonly theory: number | null
	readonly predicted: number | null
}

export interface ExperimentScale {
	readonly isLog: boolean
	/** What stands across. */
	readonly title: string
}

const margin = { left: 54, right: 20, top: 8, bottom: 40 } as const
/** Between a scale and the first or last value. */
const inset = 14
const headroom = 1.1
/** Pixels that the text of a value takes, at least. */
const textWidth = 36

/** Every point is marked by all of its trials, faintly, and by their mean with its interval. */
export function layoutExperiment(
	points: readonly ExperimentPoint[],
	{ isLog, title }: ExperimentScale,
	{ width, height }: Size,
): PlotMarks {
	const plot = {
		left: margin.left,
		right: width - margin.right,
		top: margin.top,
		bottom: height - margin.bottom,
	}
	const x = across(points, isLog, [plot.left + inset, plot.right - inset])
	const y = scaleLinear([0, highestOf(points) * headroom], [plot.bottom, plot.top])
	const path = line<ExperimentPoint>(
		({ at }) => x(at),
		({ theory }) => y(theory ?? 0),
	).defined(({ theory }) => theory !== null && theory <= (y.domain()[1] ?? 0))
	return {
		...plot,
		up: y.ticks(5).map((value) => ({ at: y(value), text: value.toLocaleString('en') })),
		across: apart(points.map(({ at }) => ({ at: x(at), text: at.toLocaleString('en') }))),
		title: { end: title },
		lines: [{ path: path(points) ?? '', look: 'plain' }],
		marks: points.flatMap((point) => marksOf(point, x(point.at), y)),
	}
}

type Scale = (value: number) => number

function across(
	points: readonly ExperimentPoint[],
	isLog: boolean,
	pixels: [number, number],
): Scale {
	const [from = 1, to = 10] = extent(points, ({ at }) => at)
	// One value alone stands in the middle.
	if (from === to) return () => (pixels[0] + pixels[1]) / 2
	return isLog && from > 0 ? scaleLog([from, to], pixels) : scaleLinear([from, to], pixels)
}

/** Theory may go to infinity: it takes part only as far as what was measured or predicted does. */
function highestOf(points: readonly ExperimentPoint[]): number {
	const measured = points.flatMap(({ figures, found, predicted }) => [
		...figures,
		(found?.mean ?? 0) + (found?.half ?? 0),
		predicted ?? 0,
	])
	const highest = max(measured) ?? 0
	return highest > 0 ? highest : 1
}

function marksOf(
	{ at, figures, found, predicted }: ExperimentPoint,
	x: number,
	y: Scale & { domain(): number[] },
): readonly PlotMark[] {
	const key = String(at)
	const trials = figures.map((figure, i): PlotMark => {
		return { key: `${key} trial ${String(i)}`, x, y: y(figure), look: 'speck' }
	})
	const expected: readonly PlotMark[] =
		predicted === null ? [] : [{ key: `${key} predicted`, x, y: y(predicted), look: 'square' }]
	if (found === null) return [...trials, ...expected]
	const { mean, half } = found
	const ends = half === null ? null : ([y(mean + half), y(Math.max(0, mean - half))] as const)
	const whole: PlotMark = { key, x, y: y(mean), look: 'dot', ...(ends && { interval: ends }) }
	return [...trials, ...expected, whole]
}

/** Texts that would touch the one before them are left out. */
function apart(ticks: readonly Tick[]): readonly Tick[] {
	let lastAt = -Infinity
	return ticks.filter(({ at }) => {
		if (at - lastAt < textWidth) return false
		lastAt = at
		return true
	})
}
