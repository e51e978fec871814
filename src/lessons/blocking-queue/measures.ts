/** What a run around a blocking queue says to the questions of its cards. */
import { percent } from '../../view/gauges/figures.ts'
import { type Evidence, type Measures, numberOf, stretchS } from '../evidence.ts'
import { endingMeasures } from './ending-measures.ts'
import { flowMeasures } from './flow-measures.ts'
import { meetingMeasures } from './meeting-measures.ts'
import { poolMeasures } from './pool-measures.ts'
import { refusalMeasures } from './refusal-measures.ts'

const leastS = 3

export const measures: Measures = {
	...endingMeasures,
	...poolMeasures,
	...flowMeasures,
	...meetingMeasures,
	...refusalMeasures,
	'producers wait': (evidence) => {
		const { atUs, stretch } = evidence.moment
		const seconds = stretchS(evidence)
		const share = waitingShare(evidence)
		// Times in states are counted from the start: what came before the last turn of a knob must weigh little.
		if (share === null || seconds < leastS || stretch.fromUs > atUs / 3) return null
		return {
			value: share,
			text: `they waited ${percent(share)} of the time, over ${seconds.toFixed(1)} s`,
			n: stretch.completions,
			theory: theoryOf(evidence),
		}
	},
}

/** Share of their time that producers spent waiting for a place; null without any. */
export function waitingShare({ moment }: Evidence): number | null {
	const producers = moment.threads.filter(({ id }) => {
		return moment.cast.threads.find((thread) => thread.id === id)?.side === 'producers'
	})
	const all = total(producers.flatMap(({ inStateUs }) => Object.values(inStateUs)))
	const waiting = total(producers.map(({ inStateUs }) => inStateUs.waiting + inStateUs.woken))
	return all === 0 ? null : waiting / all
}

function total(times: readonly number[]): number {
	return times.reduce((sum, us) => sum + us, 0)
}

/** 1 − μ/λ, with μ as measured and λ as the knob says. */
function theoryOf(evidence: Evidence): string {
	const rate = numberOf(evidence, 'rate')
	const perS = evidence.moment.stretch.completions / stretchS(evidence)
	return rate > perS ? `1 − μ/λ = ${percent(1 - perS / rate)}.` : ''
}
