/** What a pool that always has something to do says to the questions of its cards. */
import { type Evidence, knobOf, type Measures, numberOf, stretchS } from '../evidence.ts'

const leastDone = 60
const leastS = 2

export const sizingMeasures: Measures = {
	'tasks per second': (evidence) => {
		const perS = doneFastIn(evidence)
		if (perS === null) return null
		return {
			value: perS,
			text: `${perS.toFixed(1)} tasks per second with ${numberOf(evidence, 'workers')} threads`,
			n: evidence.moment.stretch.completions,
			theory: threadsInWords(evidence),
		}
	},
	'cores used': (evidence) => {
		const perS = doneFastIn(evidence)
		if (perS === null) return null
		const used = (perS * numberOf(evidence, 'compute')) / 1000
		const { cores } = evidence.moment
		return {
			value: used,
			text: `${perS.toFixed(1)} tasks per second, what ${used.toFixed(1)} cores do`,
			n: evidence.moment.stretch.completions,
			theory: cores === null ? '' : `${cores.toFixed(1)} were free before.`,
		}
	},
}

/** Since a knob was turned; null while that is known from little. */
export function doneFastIn(evidence: Evidence): number | null {
	const { completions } = evidence.moment.stretch
	const seconds = stretchS(evidence)
	return completions < leastDone || seconds < leastS ? null : completions / seconds
}

/** n ÷ s, with the mean service time as measured. */
function threadsInWords(evidence: Evidence): string {
	const { meanServiceUs } = evidence.moment.stretch
	if (meanServiceUs === null || knobOf(evidence, 'kind') === 'CPU spin') return ''
	const expected = (numberOf(evidence, 'workers') / meanServiceUs) * 1e6
	return `${numberOf(evidence, 'workers')} ÷ ${(meanServiceUs / 1000).toFixed(1)} ms = ${expected.toFixed(1)}.`
}
