/** What a run of sleeping pollers says to the questions of their cards. */
import { milliseconds, percent } from '../../view/gauges/figures.ts'
import { type Evidence, type Measures, numberOf, stretchS } from '../evidence.ts'

const leastNoticed = 30
/** For a share of a tenth more are needed than for a mean. */
const leastForShare = 60

export const measures: Measures = {
	'mean delay': ({ moment }) => {
		const { detection, gapDelayUs } = moment.stretch
		if (detection.count < leastNoticed) return null
		const meanUs = detection.summary().mean
		return {
			value: meanUs / 1000,
			text: `${milliseconds(meanUs)} ms on average`,
			n: detection.count,
			theory: gapDelayUs === null ? '' : `Its looks foretell ${milliseconds(gapDelayUs)} ms.`,
		}
	},
	'late share': (evidence) => {
		const { detection } = evidence.moment.stretch
		const late = lateCount(evidence)
		if (detection.count < leastForShare || late === null) return null
		const share = late / detection.count
		return {
			value: share,
			text: `${late} stood there for more than 0.9 T, that is ${percent(share)}`,
			n: detection.count,
			theory: '',
		}
	},
}

/** Tasks that were noticed only after nine tenths of the period; null where there is none. */
export function lateCount(evidence: Evidence): number | null {
	const periodMs = numberOf(evidence, 'poll')
	if (!(periodMs > 0)) return null
	return evidence.moment.stretch.detection.bins(periodMs * 1000, 10).at(-1) ?? null
}

/** Looks that found nothing, per second; null in too short a time. */
export function emptyPollsPerS(evidence: Evidence): number | null {
	const seconds = stretchS(evidence)
	return seconds < 1 ? null : evidence.moment.stretch.emptyPolls / seconds
}
