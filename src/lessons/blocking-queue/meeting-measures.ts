/** What a pair with few places between says to the questions of its cards. */
import { pairPerS } from '../../model/theory.ts'
import { percent } from '../../view/gauges/figures.ts'
import { type Evidence, knobOf, type Measures, numberOf, stretchS } from '../evidence.ts'

/** Fewer would be chance. */
const leastItems = 100

export const meetingMeasures: Measures = {
	'consumer works': (evidence) => {
		const share = workingShare(evidence)
		const { completions } = evidence.moment.stretch
		if (share === null || completions < leastItems) return null
		return {
			value: share,
			text: `it worked ${percent(share)} of the time, over ${stretchS(evidence).toFixed(1)} s`,
			n: completions,
			theory: theoryOf(evidence),
		}
	},
}

/** What got done, by what the consumer could do: with its service times as measured. */
export function workingShare(evidence: Evidence): number | null {
	const { completions, meanServiceUs } = evidence.moment.stretch
	const seconds = stretchS(evidence)
	return meanServiceUs === null || seconds <= 0
		? null
		: Math.min(1, (completions * meanServiceUs) / 1e6 / seconds)
}

/** With both speeds as measured. */
function theoryOf(evidence: Evidence): string {
	const { threads, stretch } = evidence.moment
	const producer = threads.find(({ side }) => side === 'producers')
	const madePerS = producer ? (producer.done / producer.inStateUs.working) * 1e6 : 0
	if (madePerS === 0 || !stretch.meanServiceUs) return ''
	const takenPerS = 1e6 / stretch.meanServiceUs
	const capacity = numberOf(evidence, 'capacity')
	return knobOf(evidence, 'dist') === 'exponential'
		? `With ${capacity} places ${percent(pairPerS(madePerS, takenPerS, capacity) / takenPerS)}.`
		: `With constant times ${percent(Math.min(1, madePerS / takenPerS))}.`
}
