/** When the tasks of the comparison are done; each row that runs is a run. */
import { type Deeds, knobOf } from '../evidence.ts'

const lateUs = 50_000

export const deeds: Deeds = {
	notified: (evidence) => {
		const { atUs, detection } = evidence.moment
		const isEnough = atUs >= 5_000_000 && detection.count >= 20
		const isQuick = isEnough && detection.summary().mean < 5000
		return knobOf(evidence, 'strategy') === 'blocking queue' && isQuick
	},
	sluggish: (evidence) => {
		const { detection } = evidence.moment
		const [, ...late] = detection.bins(2 * lateUs, 2)
		const isPolling = knobOf(evidence, 'strategy') === 'poll 100 ms'
		return isPolling && (late[0] ?? 0) >= 10
	},
	burning: (evidence) => {
		const isSpinning = knobOf(evidence, 'strategy') === 'busy-wait'
		return isSpinning && evidence.moment.counts.spins >= 1_000_000
	},
}
