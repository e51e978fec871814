/** When the tasks about shutting down, and about the pool, are done. */
import { type Deeds, isLawful, knobOf } from '../evidence.ts'
import { hasEnded, itemsLeft } from './ending-measures.ts'

export const endingDeeds: Deeds = {
	forgotten: ({ moment, phase }) => {
		const consumers = moment.threads.filter(({ role }) => role === 'consumer')
		return phase === 'deadlocked' && consumers.some(({ state }) => state === 'waiting')
	},
	stranded: (evidence) => {
		return hasEnded(evidence) && itemsLeft(evidence.moment) > 0
	},
	clean: (evidence) => {
		const { moment, phase } = evidence
		const isNothingLost = itemsLeft(moment) + moment.counts.dropped === 0
		return phase === 'finished' && isNothingLost && isLawful(evidence, 20)
	},
	overtake: ({ moment: { threads, queues } }) => {
		const oldest = queues[0]?.items[0]?.id ?? Infinity
		return threads.some(({ handItem }) => handItem !== null && handItem.id > oldest)
	},
	'own-work': ({ moment: { threads } }) => {
		return threads.some(({ role, hand }) => role === 'submitter' && hand === 'taken')
	},
	silent: (evidence) => {
		const { rejected, dropped } = evidence.moment.counts
		const isSilent = String(knobOf(evidence, 'full')).startsWith('discard')
		return isSilent && rejected + dropped > 0
	},
}
