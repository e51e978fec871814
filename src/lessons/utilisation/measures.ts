/** What a run of the hockey stick says to the questions of its cards. */
import { type Load, memorylessWaitUs, utilisation } from '../../model/theory.ts'
import { milliseconds, percent } from '../../view/gauges/figures.ts'
import { type Evidence, knobOf, type Measures, numberOf, stretchS } from '../evidence.ts'

/** Waits depend on each other: so many for a mean. */
const leastDone = 1000

export const measures: Measures = {
	'mean wait': (evidence) => {
		const waitUs = meanWaitUs(evidence)
		const { completions } = evidence.moment.stretch
		if (waitUs === null || completions < leastDone) return null
		return {
			value: waitUs / 1000,
			text: `${milliseconds(waitUs)} ms on average at ${percent(busyShare(evidence) ?? 0)} busy`,
			n: completions,
			theory: theoryInWords(evidence),
		}
	},
	'wait against order': (evidence) => {
		const waitUs = meanWaitUs(evidence)
		const inOrderUs = memorylessWaitUs(loadOf(evidence))
		const { completions } = evidence.moment.stretch
		if (waitUs === null || inOrderUs === null || completions < leastDone) return null
		const { p50, p99 } = evidence.moment.wait.summary()
		return {
			value: waitUs / inOrderUs,
			text: `${milliseconds(waitUs)} ms on average; half waited at most ${milliseconds(p50)} ms, one in a hundred more than ${milliseconds(p99)}`,
			n: completions,
			theory: `In order theory has ${milliseconds(inOrderUs)} ms.`,
		}
	},
}

/**
 * Mean time in the queue since a knob was turned: by Little's law those who stand there on average over the rate at
 * which they come. Null before anything was accepted.
 */
export function meanWaitUs(evidence: Evidence): number | null {
	const { inSystem, busy, accepted } = evidence.moment.stretch
	if (accepted === 0) return null
	return (Math.max(0, inSystem - busy) * stretchS(evidence) * 1e6) / accepted
}

/** ρ by the rate and the service time as measured; null before anything is done. */
export function busyShare(evidence: Evidence): number | null {
	return evidence.moment.stretch.meanServiceUs === null ? null : utilisation(loadOf(evidence))
}

/** Of all queues together. */
function loadOf(evidence: Evidence): Load {
	const { accepted, meanServiceUs } = evidence.moment.stretch
	const seconds = stretchS(evidence)
	return {
		arrivalsPerS: seconds > 0 ? accepted / seconds : 0,
		meanServiceUs: meanServiceUs ?? 0,
		workers: numberOf(evidence, 'workers'),
	}
}

function theoryInWords(evidence: Evidence): string {
	const load = loadOf(evidence)
	const isPooled = knobOf(evidence, 'pooled') !== 'separate'
	const alone = { ...load, arrivalsPerS: load.arrivalsPerS / load.workers, workers: 1 }
	const waitUs = memorylessWaitUs(isPooled ? load : alone)
	if (waitUs === null) return 'As much came as can be done: there is no mean.'
	return `For what came, theory has ${milliseconds(waitUs)} ms.`
}
