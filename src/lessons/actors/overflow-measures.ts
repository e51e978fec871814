/** What a mailbox that more comes to than is read says to the questions of its cards. */
import { digits, percent } from '../../view/gauges/figures.ts'
import { grouped } from '../../view/layout/words.ts'
import { type Evidence, type Measures, stretchS } from '../evidence.ts'

/** So many for a share. */
const leastSent = 200
const leastS = 3

export const overflowMeasures: Measures = {
	'dead share': (evidence) => {
		const { accepted, deadLettered } = evidence.moment.counts
		if (accepted < leastSent) return null
		const text = `${grouped(deadLettered)} of ${grouped(accepted)} were dead letters, ${percent(deadLettered / accepted)}`
		return { value: deadLettered / accepted, text, n: accepted, theory: lossInWords(evidence) }
	},
	'letters read': (evidence) => {
		const { completions } = evidence.moment.stretch
		const seconds = stretchS(evidence)
		if (seconds < leastS) return null
		const perS = completions / seconds
		const text = `${digits(perS)} letters were read each second`
		return { value: perS, text, n: completions, theory: lossInWords(evidence) }
	},
	'mailbox growth': (evidence) => {
		const { arrivals, completions } = evidence.moment.stretch
		const seconds = stretchS(evidence)
		if (seconds < leastS) return null
		const perS = (arrivals - completions) / seconds
		const depth = evidence.moment.queues[0]?.depth ?? 0
		return {
			value: perS,
			text: `${digits(perS)} more each second, ${grouped(depth)} inside`,
			n: arrivals,
			theory: `λ − μ = ${digits(arrivals / seconds)} − ${digits(completions / seconds)} a second.`,
		}
	},
}

/** 1 − μ/λ, with both rates as measured. */
function lossInWords({ moment: { stretch } }: Evidence): string {
	const { arrivals, meanServiceUs, fromUs } = stretch
	if (meanServiceUs === null || arrivals === 0 || fromUs > 0) return ''
	return `Each took ${digits(meanServiceUs / 1000)} ms to read.`
}
