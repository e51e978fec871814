/** When the tasks about counting are done. */
import { type Deeds, numberOf } from '../evidence.ts'

export const counterDeeds: Deeds = {
	short: ({ moment: { numbers } }) => numbers.some(({ lost }) => lost > 0),
	exact: (evidence) => {
		const { numbers, actors } = evidence.moment
		const all = numberOf(evidence, 'senders') * numberOf(evidence, 'increments')
		const ends = [...numbers.map(({ value }) => value), ...actors.map(({ state }) => state)]
		return evidence.phase === 'finished' && all >= 500 && ends.every((end) => end === all)
	},
}
