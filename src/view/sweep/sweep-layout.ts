/** Where the marks of a sweep stand: the period across, the delay up on the left scale, empty polls up on the right one. */
import { extent, line, scaleLog } from 'd3'
import { emptyPollsPerS, pollDelayUs } from '../../model/theory.ts'
import type { PollGiven, PollPoint } from './sweep-view.ts'

export interface Size {
	readonly width: number
	readonly height: number
}

export interface Tick {
	readonly at: number
	readonly text: string
}

export interface Mark {
	readonly x: number
	readonly y: number
	readonly point: PollPoint
}

/** What one of the two curves shows. `theory`: a path. */
export interface Curve {
	readonly ticks: readonly Tick[]
	readonly marks: readonly Mark[]
	readonly theory: string
}

export interface SweepMarks {
	/** The plot between the two scales. */
	readonly left: number
	readonly right: number
	readonly top: number
	readonly bottom: number
	readonly periods: readonly (Tick & { readonly n: string | null })[]
	readonly delay: Curve
	readonly empty: Curve
}

const margin = { left: 46, right: 54, top: 8, bottom: 38 } as const
/** Between a scale and the first or last period. */
const inset = 14
/** A mark may stand so much beyond the last decade of its scale: less than its own size. */
const beyond = 1.1

/** Both scales are logarithmic: twice the period is the same step everywhere, and so are twice the delay and half the polls. */
export function layoutSweep(
	points: readonly PollPoint[],
	periodsMs: readonly number[],
	given: PollGiven,
	{ width, height }: Size,
): SweepMarks {
	const plot = {
		left: margin.left,
		right: width - margin.right,
		top: margin.top,
		bottom: height - margin.bottom,
	}
	const [from = 1, to = 10] = extent(periodsMs)
	const x = scaleLog()
		.domain([from, to])
		.range([plot.left + inset, plot.right - inset])
	const { workers, phase } = given
	const curve = (expected: (periodMs: number) => number, measured: (point: PollPoint) => number) =>
		curveOf(points, periodsMs, { x, plot, expected, measured })
	return {
		...plot,
		periods: periodsMs.map((periodMs) => {
			const point = points.find((one) => one.periodMs === periodMs)
			return { at: x(periodMs), text: duration(periodMs), n: point ? short(point.n) : null }
		}),
		delay: curve(
			(periodMs) => pollDelayUs(periodMs * 1000, workers, phase) / 1000,
			({ delayUs }) => delayUs / 1000,
		),
		empty: curve(
			(periodMs) => emptyPollsPerS(periodMs * 1000, workers),
			({ emptyPerS }) => emptyPerS,
		),
	}
}

interface CurveOptions {
	readonly x: (periodMs: number) => number
	readonly plot: Pick<SweepMarks, 'top' | 'bottom'>
	readonly expected: (periodMs: number) => number
	readonly measured: (point: PollPoint) => number
}

function curveOf(
	points: readonly PollPoint[],
	periodsMs: readonly number[],
	{ x, plot, expected, measured }: CurveOptions,
): Curve {
	const values = [...periodsMs.map(expected), ...points.map(measured)].filter((value) => value > 0)
	const [least = 1, most = 10] = extent(values)
	const y = scaleLog()
		.range([plot.bottom, plot.top])
		.domain([decade(least * beyond, Math.floor), decade(most / beyond, Math.ceil)])
	const [low = 1, high = 10] = y.domain()
	const count = Math.round(Math.log10(high / low))
	const ticks = Array.from({ length: count + 1 }, (_, i) => low * 10 ** i)
	const path = line<number>(x, (periodMs) => y(expected(periodMs)))
	return {
		ticks: ticks.map((value) => ({ at: y(value), text: short(value) })),
		marks: points
			.filter((point) => measured(point) > 0)
			.map((point) => ({ x: x(point.periodMs), y: y(measured(point)), point })),
		theory: path(periodsMs) ?? '',
	}
}

function decade(value: number, round: (exponent: number) => number): number {
	// A power of ten itself is its own decade, whatever its logarithm says in the last digit.
	return 10 ** round(Number(Math.log10(value).toFixed(9)))
}

/** "500", "1 s": neighbours must not touch on a phone. */
function duration(ms: number): string {
	return ms < 1000 ? String(ms) : `${String(ms / 1000)} s`
}

/** "0.1", "20", "1,000". */
function short(value: number): string {
	return value < 1 ? String(Number(value.toPrecision(1))) : value.toLocaleString('en')
}
