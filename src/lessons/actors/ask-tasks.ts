/** When the tasks about asking are done. */
import { type Deeds, knobOf } from '../evidence.ts'
import { waitingForAnswer, wishesDone } from './ask-measures.ts'

export const askDeeds: Deeds = {
	standstill: (evidence) => {
		const depth = evidence.moment.queues.reduce((sum, queue) => sum + queue.depth, 0)
		return waitingForAnswer(evidence) === 2 && depth >= 5
	},
	postponed: (evidence) => {
		const stashes = evidence.moment.queues.filter(({ name }) => name.startsWith('stash of '))
		return stashes.some(({ peak }) => peak >= 5) && wishesDone(evidence) >= 40
	},
	flows: (evidence) => {
		const isFlowing = knobOf(evidence, 'ask') === 'reply-to-self'
		const { deadLettered } = evidence.moment.counts
		return isFlowing && deadLettered === 0 && wishesDone(evidence) >= 40
	},
}
