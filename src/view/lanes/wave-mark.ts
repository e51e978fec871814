/**
 * What came and what became of it, in bins on the time axis of the lanes: one row of bars for arrivals, one for what was
 * done, each on a scale of its own; and the line along which the queue empties if all goes on as it does.
 *
 *     400/s  ▁▁▇▇▇▇▁▁   came; retries pale, refused hollow
 *     100/s  ▂▂▇▇▒▒▒▒   done; late pale, dashed line = what can be done
 */
import { max } from 'd3'
import type { Moment } from '../../model/moment.ts'
import type { WaveBin } from '../../model/wave.ts'
import { roundedUp } from '../gauges/scale.ts'
import type { DepthMark } from './depth-mark.ts'
import type { Strip } from './rows.ts'

/** From its foot upwards; lengths are pixels. */
export interface WaveBar {
	readonly x: number
	readonly width: number
	readonly solid: number
	readonly pale: number
	/** At the top of it, inside what came; on top of what was done. */
	readonly hollow: number
}

export interface WaveBand {
	readonly top: number
	readonly bottom: number
	/** What stands at the top of the scale, per second. */
	readonly perS: number
	readonly bars: readonly WaveBar[]
	readonly caption: string
	/** Height of what all who are there can do; null where it is not known. */
	readonly limitY: number | null
}

export interface WaveMark {
	readonly came: WaveBand
	readonly done: WaveBand
	/** From now and the present depth to the instant at which nobody waits; null where that is never. */
	readonly drain: {
		readonly x1: number
		readonly y1: number
		readonly x2: number
		readonly y2: number
	} | null
}

/** Pixels that a bin has at least. */
export const binWidth = 8
/** Over each row of bars, for what they mean. */
const captionHeight = 14

interface Parts {
	readonly solid: number
	readonly pale: number
	readonly hollow: number
}

function cameIn({ arrivals, retries, refused }: WaveBin): Parts {
	return { solid: arrivals - retries, pale: retries, hollow: Math.min(refused, arrivals) }
}

function doneIn({ good, late, lost }: WaveBin): Parts {
	return { solid: good, pale: late, hollow: lost }
}

interface Space {
	readonly top: number
	readonly bottom: number
	readonly x: (us: number) => number
}

function bandOf(
	bins: readonly WaveBin[],
	partsOf: (bin: WaveBin) => Parts,
	least: number,
	{ top, bottom, x }: Space,
): Pick<WaveBand, 'perS' | 'bars'> {
	const rated = bins.map((bin) => {
		const perS = 1e6 / (bin.toUs - bin.fromUs)
		const { solid, pale, hollow } = partsOf(bin)
		return { bin, solid: solid * perS, pale: pale * perS, hollow: hollow * perS }
	})
	const most = max(rated, ({ solid, pale }) => solid + pale) ?? 0
	const perS = roundedUp(Math.max(least, most, 10), true)
	const height = (rate: number) => (Math.min(rate, perS) / perS) * (bottom - top)
	const bars = rated.flatMap(({ bin, solid, pale, hollow }): readonly WaveBar[] => {
		if (solid + pale + hollow === 0) return []
		const left = x(bin.fromUs)
		const width = Math.max(1, x(bin.toUs) - left - 1)
		const room = bottom - top - height(solid) - height(pale)
		const isInside = partsOf === cameIn
		return [
			{
				x: left,
				width,
				solid: height(solid),
				pale: height(pale),
				hollow: isInside ? height(hollow) : Math.min(room, height(hollow)),
			},
		]
	})
	return { perS, bars }
}

export interface WaveShown {
	readonly strip: Omit<Strip, 'queues'>
	readonly scale: number
	readonly bins: readonly WaveBin[]
	readonly moment: Moment
	readonly x: (us: number) => number
	/** That of the first queue. */
	readonly depth: DepthMark | undefined
}

export function layoutWave({ strip, scale, bins, moment, x, depth }: WaveShown): WaveMark {
	const middle = (strip.top + strip.bottom) / 2
	const words = captionHeight * scale
	const upper = { top: strip.top + words, bottom: middle, x }
	const lower = { top: middle + words, bottom: strip.bottom, x }
	const mostPerS = moment.drain?.mostPerS ?? null
	const came = bandOf(bins, cameIn, 0, upper)
	const done = bandOf(bins, doneIn, mostPerS ?? 0, lower)
	const share = (mostPerS ?? 0) / done.perS
	return {
		came: {
			...{ top: upper.top, bottom: upper.bottom, ...came, limitY: null },
			caption: captionOf(bins),
		},
		done: {
			...{ top: lower.top, bottom: lower.bottom, ...done },
			caption: doneCaption(bins),
			limitY: mostPerS === null ? null : lower.bottom - (lower.bottom - lower.top) * share,
		},
		drain: drainLine(moment, x, depth),
	}
}

function captionOf(bins: readonly WaveBin[]): string {
	const hasRetries = bins.some(({ retries }) => retries > 0)
	const hasRefused = bins.some(({ refused }) => refused > 0)
	return `came per second${hasRetries ? '; pale: asked again' : ''}${hasRefused ? '; hollow: refused' : ''}`
}

function doneCaption(bins: readonly WaveBin[]): string {
	const hasLost = bins.some(({ lost }) => lost > 0)
	const lost = hasLost ? '; hollow: dropped' : ''
	return `done per second, in time; pale: too late${lost}; dashed: what can be done`
}

function drainLine(
	{ drain, counts, atUs }: Moment,
	x: (us: number) => number,
	depth: DepthMark | undefined,
): WaveMark['drain'] {
	const emptyS = drain?.emptyS ?? null
	if (emptyS === null || counts.queued === 0 || depth === undefined) return null
	const { strip, topValue } = depth
	const share = Math.min(1, counts.queued / topValue)
	return {
		...{ x1: x(atUs), y1: strip.bottom - (strip.bottom - strip.top) * share },
		...{ x2: x(atUs + emptyS * 1e6), y2: strip.bottom },
	}
}
