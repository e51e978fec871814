/** When the tasks about failures are done. */
import { type Deeds, knobOf } from '../evidence.ts'
import { actorNamed, ordersOf } from './failure-measures.ts'

export const failureDeeds: Deeds = {
	anew: (evidence) => {
		const { known, taken } = ordersOf(evidence)
		const failures = actorNamed(evidence, 'supervisor')?.state ?? 0
		const isRestarted = knobOf(evidence, 'sup') === 'restart' && failures >= 3
		return isRestarted && known < taken / 2
	},
	kept: (evidence) => (actorNamed(evidence, 'clerk')?.state ?? 0) >= 3,
	'given-up': (evidence) => {
		const heard = actorNamed(evidence, 'its parent')?.state ?? 0
		const { deadLettered } = evidence.moment.counts
		return knobOf(evidence, 'sup') === 'restart' && heard > 0 && deadLettered >= 10
	},
}
