/** When the tasks about several queues are done. */
import { type Deeds, knobOf } from '../evidence.ts'
import { roomOf } from './flow-measures.ts'

export const flowDeeds: Deeds = {
	jam: ({ moment: { queues, threads } }) => {
		const isFull = queues.every(({ depth, capacity }) => depth >= capacity)
		const source = threads.find(({ role }) => role === 'source')
		return isFull && source?.state === 'waiting' && source.reason === 'full'
	},
	dissolve: ({ moment: { queues } }) => {
		// Before the run begins a queue has no capacity, and none is full for that.
		return queues.every(({ depth, peak, capacity }) => {
			return depth === 0 && capacity > 0 && peak >= capacity
		})
	},
	circle: ({ moment: { threads }, phase }) => {
		return phase === 'deadlocked' && threads.every(({ reason }) => reason === 'full')
	},
	'just-fits': (evidence) => {
		const isExact = knobOf(evidence, 'ahead') === roomOf(evidence)
		return isExact && evidence.moment.counts.completed >= 20
	},
}
