/** What two counters say in the end: the one that all threads share, and the one that belongs to an actor. */
import { grouped } from '../../view/layout/words.ts'
import { type Evidence, type Measured, type Measures, numberOf } from '../evidence.ts'

export const counterMeasures: Measures = {
	'lost increments': (evidence) => {
		const [shared] = evidence.moment.numbers
		return shared === undefined ? null : shortOf(evidence, shared.value, 'the shared number')
	},
	'actor short of': (evidence) => {
		const [counter] = evidence.moment.actors
		return counter === undefined ? null : shortOf(evidence, counter.state, 'the actor')
	},
}

/** Null before everybody has counted to the end. */
function shortOf(evidence: Evidence, count: number, who: string): Measured | null {
	if (evidence.phase !== 'finished') return null
	const all = numberOf(evidence, 'senders') * numberOf(evidence, 'increments')
	const text = `${who} says ${grouped(count)} of ${grouped(all)}`
	return { value: all - count, text, n: all, theory: '' }
}
