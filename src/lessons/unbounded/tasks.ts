/** When the tasks about unbounded growth are done. */
import { type Deeds, numberOf } from '../evidence.ts'

export const deeds: Deeds = {
	crash: ({ phase, moment }) => {
		return phase === 'crashed' && moment.threads.some(({ state }) => state === 'failed')
	},
	survive: (evidence) => {
		const { phase, moment } = evidence
		return phase !== 'crashed' && moment.counts.accepted >= numberOf(evidence, 'storm')
	},
	useless: ({ moment }) => {
		const { goodputPerS, throughputPerS, counts } = moment
		return goodputPerS < 5 && throughputPerS > 80 && counts.completed >= 200
	},
	recover: ({ moment }) => {
		const hadBacklog = moment.queues.some(({ peak, depth }) => peak >= 50 && depth === 0)
		return hadBacklog && moment.counts.completed >= 50
	},
}
