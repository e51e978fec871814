/** What actors that ask each other say to the questions of their cards. */
import { grouped } from '../../view/layout/words.ts'
import type { Evidence, Measures } from '../evidence.ts'

const leastS = 5

export const askMeasures: Measures = {
	'wishes done': (evidence) => {
		const { atUs } = evidence.moment
		if (atUs < leastS * 1_000_000) return null
		const done = wishesDone(evidence)
		const seconds = (atUs / 1_000_000).toFixed(1)
		const text = `wishes done in ${seconds} s: ${grouped(done)}`
		const inFive = Math.floor((done * leastS * 1_000_000) / atUs)
		return { value: inFive, text, n: done, theory: '' }
	},
}

/** By both together: the number that each shows of its state. */
export function wishesDone({ moment }: Evidence): number {
	return moment.actors.reduce((sum, { state }) => sum + state, 0)
}

/** How many wait for an answer now. */
export function waitingForAnswer({ moment }: Evidence): number {
	const asked = moment.conditions.filter(({ reason }) => reason === 'no answer')
	return asked.reduce((sum, { waiting }) => sum + waiting.length, 0)
}
