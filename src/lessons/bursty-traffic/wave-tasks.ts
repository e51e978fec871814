/** When the tasks about a wave, and about the ways to say no to it, are done. */
import { type Deeds, numberOf } from '../evidence.ts'
import { afterBurstS } from './storm-measures.ts'
import { peakOf } from './wave-measures.ts'

export const waveDeeds: Deeds = {
	drained: ({ moment }) =>
		peakOf(moment) >= 1000 && moment.queues.every(({ depth }) => depth === 0),
	honest: (evidence) => {
		const { inTime, counts } = evidence.moment
		const { completed, rejected } = counts
		const isBurst = numberOf(evidence, 'burst') >= 400 && afterBurstS(evidence) >= 0
		return isBurst && rejected >= 500 && inTime >= 0.9 * completed && completed >= 100
	},
	sold: ({ moment: { counts } }) => counts.accepted >= 100_000 && counts.rejected === 0,
	fresh: (evidence) => {
		const { inTime, counts } = evidence.moment
		const { completed } = counts
		const isBurst = numberOf(evidence, 'burst') >= 400 && afterBurstS(evidence) >= 4
		return isBurst && completed >= 500 && inTime >= 0.8 * completed
	},
	late: ({ moment }) => {
		const { goodputPerS, throughputPerS } = moment
		return throughputPerS >= 80 && goodputPerS < 5
	},
	both: ({ moment: { counts } }) => {
		return counts.rejected + counts.dropped >= 100 && counts.expired >= 100
	},
}
