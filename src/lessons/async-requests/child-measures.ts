/** What a pool whose tasks wait for each other says to the questions of its cards. */
import { type Evidence, type Measures, numberOf } from '../evidence.ts'

/** Parents together: so many rounds without standing still. */
const rounds = 2

export const childMeasures: Measures = {
	'pool hangs': (evidence) => {
		const { counts, threads } = evidence.moment
		const n = counts.completed
		const theory = ruleIn(evidence)
		if (evidence.phase === 'deadlocked') {
			const waiting = threads.filter(({ reason }) => reason === 'child').length
			return { value: 1, text: `it stood still, ${waiting} waiting for children`, n, theory }
		}
		// Every parent and its child.
		if (n < rounds * 2 * numberOf(evidence, 'parents')) return null
		return { value: 0, text: `it went on for ${n} tasks`, n, theory }
	},
}

function ruleIn(evidence: Evidence): string {
	const [parents, workers] = [numberOf(evidence, 'parents'), numberOf(evidence, 'workers')]
	return `${parents} parents ${parents >= workers ? '≥' : '<'} ${workers} threads.`
}
