/** What a wave on a queue says to the questions of its cards. */
import type { Moment } from '../../model/moment.ts'
import { queueDelayS, servicePerS } from '../../model/theory.ts'
import { digits, percent } from '../../view/gauges/figures.ts'
import { grouped } from '../../view/layout/words.ts'
import { type Evidence, type Measures, numberOf } from '../evidence.ts'
import { afterBurstS } from './storm-measures.ts'

export const waveMeasures: Measures = {
	'peak depth': (evidence) => {
		if (!isOneWave(evidence) || afterBurstS(evidence) < 0.2) return null
		const peak = peakOf(evidence.moment)
		const text = `${grouped(peak)} at the most`
		return {
			value: peak,
			text,
			n: evidence.moment.counts.accepted,
			theory: growthInWords(evidence),
		}
	},
	'longest delay': (evidence) => {
		const { queues, wait } = evidence.moment
		const peak = peakOf(evidence.moment)
		// Who came when it was deepest is served when as many have gone.
		const isPast = queues.every(({ depth }) => depth <= peak / 2)
		if (!isOneWave(evidence) || afterBurstS(evidence) < 0.2 || !isPast) return null
		const seconds = wait.summary().max / 1e6
		const text = `${digits(seconds)} s at the most`
		return { value: seconds, text, n: wait.count, theory: delayInWords(evidence) }
	},
	'served in time': (evidence) => {
		const { counts, inTime } = evidence.moment
		const deadlineS = numberOf(evidence, 'deadline') / 1000
		if (!isOneWave(evidence) || afterBurstS(evidence) < deadlineS + 0.2) return null
		return {
			value: inTime / counts.offered,
			text: `${grouped(inTime)} of ${grouped(counts.offered)} within ${digits(deadlineS)} s`,
			n: counts.offered,
			theory: delayInWords(evidence),
		}
	},
	'useful capacity': (evidence) => {
		const perS = mostPerS(evidence)
		const { meanServiceUs, completions } = evidence.moment.stretch
		if (perS === null || meanServiceUs === null || completions < leastDone) return null
		const seconds = (numberOf(evidence, 'deadline') * 1000 - meanServiceUs) / 1e6
		const places = Math.floor(seconds * perS)
		const text = `${digits(perS)} a second, each in ${digits(meanServiceUs / 1000)} ms`
		const theory = `(D − s)·μ = ${digits(seconds)} s · ${digits(perS)} = ${grouped(places)}.`
		return { value: places, text, n: completions, theory }
	},
	'share in time': (evidence) => {
		const { inTime, counts } = evidence.moment
		const { completed } = counts
		if (!isOneWave(evidence) || afterBurstS(evidence) < 5 || completed < leastDone) return null
		const text = `${grouped(inTime)} of ${grouped(completed)} done were in time, ${percent(inTime / completed)}`
		return { value: inTime / completed, text, n: completed, theory: '' }
	},
	'refused share': (evidence) => {
		const { rejected, offered } = evidence.moment.counts
		if (!isOneWave(evidence) || offered < leastOffered) return null
		const text = `${percent(rejected / offered)} of ${grouped(offered)} were refused`
		return { value: rejected / offered, text, n: offered, theory: lossInWords(evidence) }
	},
}

const leastDone = 100
const leastOffered = 1000

/** Whether no knob has been turned since before the burst. */
function isOneWave({ moment }: Evidence): boolean {
	return moment.stretch.fromUs < 1e6
}

export function peakOf({ queues }: Moment): number {
	return Math.max(0, ...queues.map(({ peak }) => peak))
}

/** What all workers can do, as measured. */
function mostPerS(evidence: Evidence): number | null {
	const { meanServiceUs } = evidence.moment.stretch
	return meanServiceUs === null ? null : servicePerS(numberOf(evidence, 'workers'), meanServiceUs)
}

/** (λ − μ)·t, with μ as measured. */
function growthInWords(evidence: Evidence): string {
	const perS = mostPerS(evidence)
	if (perS === null) return ''
	const [burst, length] = [numberOf(evidence, 'burst'), numberOf(evidence, 'length')]
	const grown = Math.round(Math.max(0, burst - perS) * length)
	return `(λ − μ)·t = (${grouped(burst)} − ${digits(perS)}) · ${digits(length)} s = ${grouped(grown)}.`
}

/** What whoever stood furthest back has to wait, by the rate as measured. */
function delayInWords(evidence: Evidence): string {
	const perS = mostPerS(evidence)
	if (perS === null) return ''
	const peak = peakOf(evidence.moment)
	const seconds = queueDelayS(peak, perS)
	const shown = seconds < 120 ? `${digits(seconds)} s` : `${digits(seconds / 60)} minutes`
	return `${grouped(peak)} ÷ ${digits(perS)} a second = ${shown}.`
}

/** 1 − μ/λ, with both as measured. */
function lossInWords(evidence: Evidence): string {
	const perS = mostPerS(evidence)
	const { moment } = evidence
	const offeredPerS = (moment.counts.offered / moment.atUs) * 1e6
	if (perS === null || offeredPerS <= perS) return ''
	return `1 − μ/λ = 1 − ${digits(perS)}/${digits(offeredPerS)} = ${percent(1 - perS / offeredPerS)}.`
}
