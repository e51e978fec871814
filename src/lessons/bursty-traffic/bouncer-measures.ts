/** What a token bucket at the door says to the questions of its cards. */
import { digits } from '../../view/gauges/figures.ts'
import { grouped } from '../../view/layout/words.ts'
import { type Evidence, type Measures, numberOf } from '../evidence.ts'
import { afterBurstS } from './storm-measures.ts'

export const bouncerMeasures: Measures = {
	'let in': (evidence) => {
		const bucket = evidence.moment.buckets[0]
		if (bucket === undefined || !isOver(evidence)) return null
		const { given, refused } = bucket
		const asked = given + refused
		return {
			value: given,
			text: `${grouped(given)} of ${grouped(asked)} were let in`,
			n: asked,
			theory: mostInWords(evidence),
		}
	},
	'wait behind the door': (evidence) => {
		const { wait } = evidence.moment
		if (!isOver(evidence) || wait.count < leastTaken) return null
		const seconds = wait.summary().max / 1e6
		const bucket = numberOf(evidence, 'bucket')
		return {
			value: seconds,
			text: `${digits(seconds)} s at the most`,
			n: wait.count,
			theory: `The bucket lets ${grouped(bucket)} in at once.`,
		}
	},
}

const leastTaken = 100

/** Whether the whole burst was met with the knobs as they stand. */
function isOver(evidence: Evidence): boolean {
	return evidence.moment.stretch.fromUs < 1e6 && afterBurstS(evidence) >= 0.5
}

/** b + r·t */
function mostInWords(evidence: Evidence): string {
	const [bucket, token, length] = ['bucket', 'token', 'length'].map((name) => {
		return numberOf(evidence, name)
	})
	if (bucket === undefined || token === undefined || length === undefined) return ''
	const most = bucket + token * length
	return `b + r·t = ${grouped(bucket)} + ${grouped(token)} · ${digits(length)} s = ${grouped(most)}.`
}
