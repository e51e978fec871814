/** What a run of the steady load says to the questions of its cards. */
import { offeredLoad } from '../../model/theory.ts'
import { digits } from '../../view/gauges/figures.ts'
import { type Evidence, type Measures, stretchS } from '../evidence.ts'

const leastS = 2
const leastDone = 60

export const measures: Measures = {
	'busy workers': (evidence) => {
		const { busy, completions } = evidence.moment.stretch
		const seconds = stretchS(evidence)
		if (seconds < leastS || completions < leastDone) return null
		return {
			value: busy,
			text: `${digits(busy)} busy over ${seconds.toFixed(1)} s`,
			n: completions,
			theory: `Offered load λ·s = ${digits(loadOf(evidence))} erlang.`,
		}
	},
}

/** By the rate and the service time as they were measured. */
function loadOf(evidence: Evidence): number {
	const { arrivals, meanServiceUs } = evidence.moment.stretch
	return offeredLoad(arrivals / stretchS(evidence), meanServiceUs ?? 0)
}
