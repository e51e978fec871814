/** When the tasks about answers and work are done. */
import type { Deeds } from '../evidence.ts'
import { sumsOf } from './job-measures.ts'

const quickUs = 10_000

export const answerDeeds: Deeds = {
	'quick-and-slow': ({ moment: { answer, latency } }) => {
		const isQuick = answer.count >= 100 && answer.quantile(0.95) < quickUs
		return isQuick && latency.count >= 100 && latency.summary().mean > 20 * answer.summary().mean
	},
	'turned-away': ({ moment: { counts } }) => counts.rejected >= 20,
	'not-done': (evidence) => sumsOf(evidence).failed >= 20,
}
