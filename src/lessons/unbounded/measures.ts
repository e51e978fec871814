/** What a run with a queue that never says no answers to the questions of its cards. */
import { itemsThatFit } from '../../model/theory.ts'
import { digits } from '../../view/gauges/figures.ts'
import { type Evidence, type Measures, numberOf, stretchS } from '../evidence.ts'
import { grouped } from '../../view/layout/words.ts'

const leastDone = 100
const kibPerMib = 1024

export const measures: Measures = {
	'all in': (evidence) => {
		const { moment, phase } = evidence
		const { accepted, queued, completed } = moment.counts
		const holds = itemsThatFit(numberOf(evidence, 'heap') * kibPerMib, numberOf(evidence, 'size'))
		const theory = `Heap ÷ task size = ${grouped(holds)} tasks.`
		const after = `after ${(moment.atUs / 1_000_000).toFixed(2)} s`
		if (phase === 'crashed') {
			const text = `the process died with ${grouped(queued)} tasks queued, ${after}`
			return { value: 0, text, n: 1, theory }
		}
		if (accepted < numberOf(evidence, 'storm')) return null
		const text = `all ${grouped(accepted)} were accepted, ${grouped(completed)} of them done, ${after}`
		return { value: 1, text, n: 1, theory }
	},
	'drain time': (evidence) => {
		const { phase, moment } = evidence
		const { counts, throughputPerS } = moment
		const isIn = counts.accepted >= numberOf(evidence, 'storm')
		if (phase === 'crashed' || !isIn || counts.completed < leastDone) return null
		const seconds = counts.accepted / ((counts.completed / moment.atUs) * 1_000_000)
		return {
			value: seconds,
			text: `at ${digits(throughputPerS)} a second all of them take ${grouped(Math.round(seconds))} s`,
			n: counts.completed,
			theory: '',
		}
	},
	goodput: (evidence) => {
		const { goodputPerS, throughputPerS, atUs, counts } = evidence.moment
		const seconds = stretchS(evidence)
		if (seconds < 10 || counts.completed < leastDone) return null
		return {
			value: goodputPerS,
			text: `goodput ${digits(goodputPerS)}/s, throughput ${digits(throughputPerS)}/s, at ${(atUs / 1_000_000).toFixed(0)} s`,
			n: counts.completed,
			theory: patience(evidence),
		}
	},
}

/** When the queue has become older than the deadline, by the rates as measured: λ/μ − 1 seconds older per second. */
function patience(evidence: Evidence): string {
	const { arrivals, completions } = evidence.moment.stretch
	const perS = completions === 0 ? 0 : arrivals / completions - 1
	if (perS <= 0) return ''
	const seconds = numberOf(evidence, 'deadline') / 1000 / perS
	return `Growing ${digits(perS)} s a second, the delay passed the deadline after ${digits(seconds)} s.`
}
