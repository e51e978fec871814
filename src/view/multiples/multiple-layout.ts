/** Where the marks of one small picture stand: a pure function of its recording up to now. */
import { area, curveStepAfter, line, scaleLinear } from 'd3'
import { sharesOver } from '../../model/consumer-time.ts'
import type { ThreadState } from '../../model/moment.ts'
import type { Recording } from '../../model/recording.ts'
import type { WaveBin } from '../../model/wave.ts'
import type { Axis, MultiplesChart } from './multiples-view.ts'

export interface Size {
	readonly width: number
	readonly height: number
}

interface Band {
	readonly x: number
	readonly width: number
}

export interface AnswersMarks {
	readonly burst: Band
	/** A path of bars: what was done in time, per second. */
	readonly bars: string
	/** Of the dashed line. */
	readonly mostY: number
}

export interface WaitingMarks {
	readonly burst: Band
	/** Paths of the depth: what is filled, and its upper edge. */
	readonly depth: string
	readonly edge: string
	/** A path of bars for each state that somebody was in, the lowest first. */
	readonly states: readonly { readonly state: ThreadState; readonly path: string }[]
	/** Between the two strips. */
	readonly middleY: number
}

/** Bins are this wide at least. */
const leastBinUs = 500_000
const mostBins = 120
/** Of the height of a waiting picture, the depth's part, and what is free below it. */
const depthShare = 0.55
const gapPx = 3

/** From the bottom up. */
const stacked: readonly ThreadState[] = [
	'working',
	'spinning',
	'woken',
	'blocked',
	'sleeping',
	'waiting',
]

/** The largest value that any of `recordings` reaches: all pictures have one scale. */
export function topOf(chart: MultiplesChart, recordings: readonly Recording[], axis: Axis): number {
	const values = recordings.flatMap((recording) => {
		return binsOf(recording, axis, chart).map((bin) => {
			return chart === 'answers' ? goodPerS(bin) : bin.depth
		})
	})
	return Math.max(chart === 'answers' ? 1.2 * axis.mostPerS : 1, ...values)
}

export function layoutAnswers(
	recording: Recording | null,
	axis: Axis,
	top: number,
	{ width, height }: Size,
): AnswersMarks {
	const x = scaleLinear([0, axis.lengthUs], [0, width])
	const y = scaleLinear([0, top], [height, 0])
	const bins = recording ? binsOf(recording, axis, 'answers') : []
	const bars = bins.map((bin) => {
		const [from, to] = [x(bin.fromUs), Math.min(width, x(bin.toUs))]
		return bar(from, y(goodPerS(bin)), Math.max(1, to - from - 1), height)
	})
	return { burst: burstOf(axis, x), bars: bars.join(''), mostY: y(axis.mostPerS) }
}

export function layoutWaiting(
	recording: Recording | null,
	axis: Axis,
	top: number,
	{ width, height }: Size,
): WaitingMarks {
	const x = scaleLinear([0, axis.lengthUs], [0, width])
	const middleY = Math.round(depthShare * height)
	const y = scaleLinear([0, top], [middleY - gapPx, 0])
	const bins = recording ? binsOf(recording, axis, 'waiting') : []
	const last = bins.at(-1)
	const points = last ? [...bins, { ...last, fromUs: last.toUs }] : []
	const filled = area<WaveBin>(
		({ fromUs }) => Math.min(width, x(fromUs)),
		y(0),
		({ depth }) => y(depth),
	)
	const edged = line<WaveBin>(
		({ fromUs }) => Math.min(width, x(fromUs)),
		({ depth }) => y(depth),
	)
	return {
		burst: burstOf(axis, x),
		depth: filled.curve(curveStepAfter)(points) ?? '',
		edge: edged.curve(curveStepAfter)(points) ?? '',
		states: recording ? statesOf(recording, axis, { x, fromY: middleY, toY: height }) : [],
		middleY,
	}
}

function binsOf(recording: Recording, axis: Axis, chart: MultiplesChart): readonly WaveBin[] {
	const toUs = Math.min(recording.endUs, axis.lengthUs)
	const most = chart === 'answers' ? Math.floor(axis.lengthUs / leastBinUs) : mostBins
	// As wide as they will be at the end, so that they stand still meanwhile.
	const all = recording.wave(0, axis.lengthUs, Math.min(mostBins, most))
	return all.filter(({ fromUs }) => fromUs < toUs)
}

function goodPerS({ fromUs, toUs, good }: WaveBin): number {
	return good / ((toUs - fromUs) / 1e6)
}

function statesOf(
	recording: Recording,
	axis: Axis,
	{ x, fromY, toY }: { x: (us: number) => number; fromY: number; toY: number },
): WaitingMarks['states'] {
	const partUs = axis.lengthUs / mostBins
	const endUs = Math.min(recording.endUs, axis.lengthUs)
	const count = Math.max(1, Math.floor(endUs / partUs))
	const parts = sharesOver(recording, { fromUs: 0, toUs: count * partUs, count })
	const base = parts.map(() => 0)
	return stacked.flatMap((state) => {
		const bars = parts.map((shares, place) => {
			const share = shares[state] ?? 0
			const below = base[place] ?? 0
			base[place] = below + share
			if (share === 0) return ''
			const y = (of: number) => toY - of * (toY - fromY)
			const from = x(place * partUs)
			return bar(from, y(below + share), x((place + 1) * partUs) - from, y(below))
		})
		const path = bars.join('')
		return path === '' ? [] : [{ state, path }]
	})
}

function burstOf({ burstUs: [from, to], lengthUs }: Axis, x: (us: number) => number): Band {
	const left = x(Math.min(lengthUs, from))
	return { x: left, width: Math.max(0, x(Math.min(lengthUs, to)) - left) }
}

function bar(left: number, top: number, width: number, bottom: number): string {
	return `M${round(left)} ${round(bottom)}V${round(top)}h${round(width)}V${round(bottom)}z`
}

function round(px: number): number {
	return Math.round(px * 10) / 10
}
