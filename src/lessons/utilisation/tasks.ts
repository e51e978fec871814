/** When the tasks of the hockey stick are done. */
import type { Deeds } from '../evidence.ts'
import { busyShare, meanWaitUs } from './measures.ts'

export const deeds: Deeds = {
	relaxed: (evidence) => {
		const isEnough = evidence.moment.stretch.completions >= 500
		const isShort = (meanWaitUs(evidence) ?? Infinity) < 12_000
		return isEnough && isShort && (busyShare(evidence) ?? 1) < 0.65
	},
	endless: (evidence) => {
		const { queues } = evidence.moment
		const queued = queues.reduce((sum, { depth }) => sum + depth, 0)
		return queued >= 100 && (busyShare(evidence) ?? 0) > 1
	},
	climb: (evidence) => {
		const isEnough = evidence.moment.stretch.completions >= 1000
		return isEnough && (meanWaitUs(evidence) ?? 0) >= 100_000 && (busyShare(evidence) ?? 1) < 1
	},
}
