/** What a run of one of the compared strategies says to the questions of the cards. */
import { percent } from '../../view/gauges/figures.ts'
import type { Measures } from '../evidence.ts'

/** The burst is over by then. */
const leastUs = 2_500_000

export const measures: Measures = {
	'lost share': ({ moment }) => {
		const { offered, deadLettered } = moment.counts
		if (moment.atUs < leastUs || offered === 0) return null
		const share = deadLettered / offered
		return {
			value: share,
			text: `${percent(share)} of all became dead letters`,
			n: offered,
			theory: '',
		}
	},
}
