/** When the tasks about the retry storm are done. */
import { type Deeds, numberOf } from '../evidence.ts'
import { afterBurstS, isFresh } from './storm-measures.ts'

export const stormDeeds: Deeds = {
	storm: (evidence) => {
		const { goodputPerS, throughputPerS } = evidence.moment
		return afterBurstS(evidence) >= 10 && goodputPerS < 5 && throughputPerS > 80
	},
	ended: (evidence) => {
		const { queues, goodputPerS } = evidence.moment
		const hasStormed = queues.some(({ peak }) => peak >= 500)
		const isLate = afterBurstS(evidence) >= 10
		return hasStormed && isLate && isFresh(evidence) && goodputPerS > 45
	},
	bounded: (evidence) => {
		const { queues, goodputPerS, counts } = evidence.moment
		const isAsking = numberOf(evidence, 'retries') > 0
		const isSmall = queues.every(({ peak }) => peak <= 100)
		// It was a burst only if somebody was refused.
		const isMet = counts.rejected >= 100 && afterBurstS(evidence) >= 5
		return isAsking && isSmall && isMet && goodputPerS >= 40
	},
}
