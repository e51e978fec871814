/** When the tasks about a door with a token bucket are done. */
import { type Deeds, type Evidence, numberOf } from '../evidence.ts'
import { afterBurstS } from './storm-measures.ts'

export const bouncerDeeds: Deeds = {
	bounced: (evidence) => {
		return evidence.moment.refusedBy.limited >= 1000 && isWaitShort(evidence)
	},
	matched: (evidence) => {
		const { throughputPerS, refusedBy } = evidence.moment
		const isBurst = numberOf(evidence, 'burst') >= 400 && refusedBy.limited > 0
		// What the full bucket let in at once is done by then.
		const isSteady = afterBurstS(evidence) >= 2 - numberOf(evidence, 'length')
		return isBurst && isSteady && throughputPerS >= 120 && isWaitShort(evidence)
	},
	opened: ({ moment: { queues } }) => queues.some(({ depth }) => depth >= 500),
}

function isWaitShort({ moment: { wait } }: Evidence): boolean {
	return wait.count >= 100 && wait.summary().max < 1e6
}
