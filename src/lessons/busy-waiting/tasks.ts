/** When the tasks of busy-waiting are done. */
import { type Deeds, brokenLaw, isLawful, knobOf, stretchS } from '../evidence.ts'
import { spinners } from './measures.ts'

export const deeds: Deeds = {
	million: ({ moment }) => moment.counts.spins >= 1_000_000 && moment.counts.completed === 0,
	starved: (evidence) => {
		const { canary } = evidence.moment
		return canary !== null && canary < 0.5 && spinners(evidence) > 0 && stretchS(evidence) >= 1
	},
	quick: ({ moment }) => moment.detection.count >= 5 && moment.detection.summary().mean <= 500,
	broken: (evidence) => brokenLaw(evidence) !== null && knobOf(evidence, 'lock') === 'none',
	mended: (evidence) => knobOf(evidence, 'lock') === 'barging' && isLawful(evidence, 50),
}
