/** What handlers that answer before the work, or after it, say to the questions of their cards. */
import { milliseconds, percent } from '../../view/gauges/figures.ts'
import { grouped } from '../../view/layout/words.ts'
import { type Evidence, type Measures, stretchS } from '../evidence.ts'

const leastAnswers = 100
const leastS = 4

export const answerMeasures: Measures = {
	'answer tail': ({ moment: { answer, latency } }) => {
		if (answer.count < leastAnswers || latency.count < leastAnswers) return null
		const [soon, late] = [answer.quantile(0.95), latency.quantile(0.95)]
		const text = `95 of 100 answers within ${milliseconds(soon)} ms`
		const theory = `95 of 100 jobs were done within ${milliseconds(late)} ms.`
		return { value: soon / 1000, text, n: answer.count, theory }
	},
	'turned away': (evidence) => {
		const { offered, rejected } = evidence.moment.counts
		if (stretchS(evidence) < leastS || offered < leastAnswers) return null
		const share = rejected / offered
		const text = `${percent(share)} turned away, ${grouped(rejected)} of ${grouped(offered)}`
		return { value: share, text, n: offered, theory: shareInTheory(evidence) }
	},
}

/** By the rates as they were measured. */
function shareInTheory({ moment }: Evidence): string {
	const { arrivals, meanServiceUs, fromUs } = moment.stretch
	const handlers = moment.threads.filter(({ role }) => role === 'handler').length
	if (!meanServiceUs) return ''
	const mostPerS = (handlers * 1_000_000) / meanServiceUs
	const comePerS = (arrivals * 1_000_000) / (moment.atUs - fromUs)
	const share = Math.max(0, 1 - mostPerS / comePerS)
	return `${handlers} handlers: 1 − ${mostPerS.toFixed(0)}/${comePerS.toFixed(0)} = ${percent(share)}.`
}
