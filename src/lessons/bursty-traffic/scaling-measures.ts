/** What help that has to come first says to the questions about autoscaling. */
import type { ThreadMoment } from '../../model/moment.ts'
import { servicePerS } from '../../model/theory.ts'
import { digits, percent } from '../../view/gauges/figures.ts'
import { grouped } from '../../view/layout/words.ts'
import { type Evidence, type Measures, numberOf } from '../evidence.ts'

export const scalingMeasures: Measures = {
	'peak backlog': (evidence) => {
		const { wanted, atUs, queues, counts } = evidence.moment
		if (wanted === null || atUs < wanted.dueUs + 1e6) return null
		const peak = Math.max(0, ...queues.map((queue) => queue.peak))
		return {
			value: peak,
			text: `${grouped(peak)} at the most`,
			n: counts.accepted,
			theory: growthInWords(evidence),
		}
	},
	'help at work': (evidence) => {
		const all = helpers(evidence).map(({ inStateUs }) => inStateUs)
		const workedUs = all.reduce((sum, { working }) => sum + working, 0)
		const restedUs = all.reduce((sum, { waiting, blocked }) => sum + waiting + blocked, 0)
		const isSentAway =
			(evidence.moment.wanted?.threads ?? Infinity) <= numberOf(evidence, 'workers')
		if (all.length === 0 || !isSentAway) return null
		const share = workedUs / (workedUs + restedUs)
		return {
			value: share,
			text: `${grouped(all.length)} helpers worked for ${percent(share)} of their time`,
			n: all.length,
			theory: '',
		}
	},
}

/** Workers beyond those who are always there, who have begun. */
export function helpers(evidence: Evidence): readonly ThreadMoment[] {
	const workers = evidence.moment.threads.filter(({ side }) => side === 'consumers')
	const begun = workers.slice(numberOf(evidence, 'workers'))
	return begun.filter(({ inStateUs: { working, waiting } }) => working + waiting > 0)
}

/** (λ − μ) · lag, with μ as measured. */
function growthInWords(evidence: Evidence): string {
	const { meanServiceUs } = evidence.moment.stretch
	const [burst, lag] = [numberOf(evidence, 'burst'), numberOf(evidence, 'lag')]
	if (meanServiceUs === null) return ''
	const perS = servicePerS(numberOf(evidence, 'workers'), meanServiceUs)
	const grown = Math.max(0, burst - perS) * lag
	return `(λ − μ) · lag = (${digits(burst)} − ${digits(perS)}) · ${digits(lag)} s = ${grouped(Math.round(grown))}.`
}
