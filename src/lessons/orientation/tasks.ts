/** When the tasks of the orientation are done. */
import { type Deeds, stretchS } from '../evidence.ts'

export const deeds: Deeds = {
	'quick-answers': ({ moment }) => {
		const { answer, latency } = moment
		if (answer.count < 100 || latency.count < 100) return false
		return answer.summary().mean * 10 <= latency.summary().mean
	},
	idle: (evidence) => {
		const { busy, completions } = evidence.moment.stretch
		return stretchS(evidence) >= 3 && completions >= 10 && busy < 2
	},
	overload: ({ moment }) => moment.queues.some(({ depth }) => depth >= 50),
}
