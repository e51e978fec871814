/** What runs with several queues say to the questions of their cards. */
import { percent } from '../../view/gauges/figures.ts'
import type { ThreadMoment } from '../../model/moment.ts'
import { type Evidence, type Measures, numberOf, stretchS } from '../evidence.ts'

/** So many times what fills the queues must have gone through, that the filling weighs little. */
const fillings = 4

export const flowMeasures: Measures = {
	'source waits': (evidence) => {
		const { atUs, stretch, threads } = evidence.moment
		const source = threads.find(({ role }) => role === 'source')
		const places = numberOf(evidence, 'capacity1') + numberOf(evidence, 'capacity2')
		// Times in states are counted from the start: what came before the last turn of a knob must weigh little.
		const isEarly = stretch.completions < fillings * places || stretch.fromUs > atUs / 3
		if (source === undefined || isEarly) return null
		const share = waitingUs(source) / livedUs(source)
		const seconds = stretchS(evidence).toFixed(1)
		return {
			value: share,
			text: `it waited ${percent(share)} of the time, the filling included, over ${seconds} s`,
			n: stretch.completions,
			theory: theoryOf(evidence, source),
		}
	},
	/** Who sends too much ahead does not even come to the end of the first round. */
	'cycle hangs': (evidence) => {
		const n = evidence.moment.counts.completed
		if (evidence.phase === 'deadlocked') {
			return { value: 1, text: `it hung after ${replies(n)}`, n, theory: theoryOfCycle(evidence) }
		}
		if (n < numberOf(evidence, 'ahead')) return null
		return { value: 0, text: `it went on for ${replies(n)}`, n, theory: theoryOfCycle(evidence) }
	},
}

function waitingUs({ inStateUs }: ThreadMoment): number {
	return inStateUs.waiting + inStateUs.woken
}

function livedUs({ inStateUs }: ThreadMoment): number {
	return Object.values(inStateUs).reduce((sum, us) => sum + us, 0)
}

/** 1 − μ/λ, with both as measured: what was finished, and what the source makes while it does not wait. */
function theoryOf(evidence: Evidence, { done, inStateUs }: ThreadMoment): string {
	const madePerS = (done / inStateUs.working) * 1e6
	const perS = evidence.moment.stretch.completions / stretchS(evidence)
	return madePerS > perS
		? `1 − μ/λ = ${percent(1 - perS / madePerS)}, with both rates as measured.`
		: ''
}

function theoryOfCycle(evidence: Evidence): string {
	const [ahead, room] = [numberOf(evidence, 'ahead'), roomOf(evidence)]
	return `${ahead} ${ahead > room ? '>' : '≤'} R + S + 1 = ${room}.`
}

/** Requests that both queues and the server's hand have room for. */
export function roomOf(evidence: Evidence): number {
	return numberOf(evidence, 'requests') + numberOf(evidence, 'replies') + 1
}

function replies(count: number): string {
	return count === 1 ? '1 reply read' : `${count} replies read`
}
