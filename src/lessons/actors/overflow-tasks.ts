/** When the tasks about a full mailbox are done. */
import { type Deeds, isLawful, numberOf } from '../evidence.ts'

export const overflowDeeds: Deeds = {
	flood: ({ moment: { counts } }) => counts.deadLettered >= 100,
	lossless: (evidence) => {
		const { deadLettered, dropped } = evidence.moment.counts
		const isMuch = numberOf(evidence, 'rate') >= 400
		return isMuch && deadLettered + dropped === 0 && isLawful(evidence, 500)
	},
	'shared-out': (evidence) => {
		const { deadLettered, dropped } = evidence.moment.counts
		const isShared = numberOf(evidence, 'routees') > 1 && numberOf(evidence, 'rate') >= 400
		return isShared && deadLettered + dropped === 0 && isLawful(evidence, 500)
	},
}
