/** What clients that ask again say to the questions of the retry storm. */
import type { QueueMoment } from '../../model/moment.ts'
import { burstS } from '../../programs/burst-knobs.ts'
import { digits } from '../../view/gauges/figures.ts'
import { oldestOf } from '../../view/layout/oldest.ts'
import { type Evidence, knobOf, type Measures, numberOf, stretchS } from '../evidence.ts'

/** Without a bound it is asked what is so half a minute later; with one, as soon as it may be over. */
const laterS = { unbounded: 30, bounded: 10 } as const

export const stormMeasures: Measures = {
	'goodput after the burst': (evidence) => {
		const { moment } = evidence
		const isUnbounded = knobOf(evidence, 'unbounded') === true
		const s = isUnbounded ? laterS.unbounded : laterS.bounded
		const isLate = afterBurstS(evidence) >= s && stretchS(evidence) >= laterS.bounded
		// A bound that came late is no answer before the backlog is done.
		if (!isLate || (!isUnbounded && !isFresh(evidence))) return null
		const { goodputPerS, throughputPerS, counts } = moment
		const after = `${digits(afterBurstS(evidence))} s after the burst`
		return {
			value: goodputPerS,
			text: `goodput ${digits(goodputPerS)}/s, throughput ${digits(throughputPerS)}/s, ${after}`,
			n: counts.completed,
			theory: amplificationInWords(evidence),
		}
	},
}

/** Seconds since the burst was over, negative before that. */
export function afterBurstS({ moment }: Evidence): number {
	const [, untilS] = burstS(moment.knobs)
	return moment.atUs / 1e6 - untilS
}

/** Whether whoever stands in front has not waited too long. */
export function isFresh(evidence: Evidence): boolean {
	const { moment } = evidence
	const deadlineUs = numberOf(evidence, 'deadline') * 1000
	const waitedUs = (queue: QueueMoment) => moment.atUs - (oldestOf(queue)?.putUs ?? moment.atUs)
	return moment.queues.every((queue) => waitedUs(queue) < deadlineUs)
}

/** Requests for each client, as counted. */
function amplificationInWords({ moment }: Evidence): string {
	const { retries, counts } = moment
	const clients = counts.offered - retries
	if (clients <= 0 || retries === 0) return ''
	return `Each client has asked ${digits(counts.offered / clients)} times.`
}
