/** What runs say in which somebody wakes and finds nothing to do. */
import { digits } from '../../view/gauges/figures.ts'
import { type Evidence, knobOf, type Measures, numberOf, stretchS } from '../evidence.ts'

const leastPuts = 8
const leastS = 3

export const futileMeasures: Measures = {
	'futile per put': (evidence) => {
		const { accepted } = evidence.moment.counts
		const perPut = futilePerPut(evidence)
		if (perPut === null || !isOfNow(evidence)) return null
		return {
			value: perPut,
			text: `${digits(perPut)} wake-ups in vain per put`,
			n: accepted,
			theory: herdInWords(evidence),
		}
	},
	'ghosts per second': (evidence) => {
		const { counts, atUs } = evidence.moment
		const seconds = atUs / 1_000_000
		if (seconds < leastS || !isOfNow(evidence)) return null
		const waiters = waitersOf(evidence)
		const perS = numberOf(evidence, 'spurious') * waiters
		return {
			value: counts.futileWakeups / seconds,
			text: `${digits(counts.futileWakeups / seconds)} a second in vain, over ${seconds.toFixed(1)} s`,
			n: counts.futileWakeups,
			theory: `Rate × waiters = ${String(numberOf(evidence, 'spurious'))} × ${waiters.toFixed(2)} = ${digits(perS)}.`,
		}
	},
}

/** Wake-ups after which somebody tested and waited again, per put since the run began; null after a few puts. */
export function futilePerPut({ moment }: Evidence): number | null {
	const { accepted, futileWakeups } = moment.counts
	return accepted < leastPuts ? null : futileWakeups / accepted
}

/** Counts are from the start of the run: what came before a knob was turned must weigh little. */
function isOfNow(evidence: Evidence): boolean {
	const { atUs, stretch } = evidence.moment
	return stretch.fromUs <= atUs / 3 && stretchS(evidence) > 0
}

/** With one condition and notifyAll, everybody but the one who gets the item. */
function herdInWords(evidence: Evidence): string {
	const isHerd = knobOf(evidence, 'cvs') === 1 && knobOf(evidence, 'notify') === 'all'
	const consumers = numberOf(evidence, 'consumers')
	return isHerd ? `All but one: C − 1 = ${String(consumers - 1)}.` : ''
}

/** How many threads waited at a time, on average over the run. */
function waitersOf({ moment }: Evidence): number {
	const waitingUs = moment.threads.reduce((sum, { inStateUs }) => sum + inStateUs.waiting, 0)
	return waitingUs / moment.atUs
}
