/** When the tasks of sleep-polling are done. */
import { type Deeds, type Evidence, standsAs } from '../evidence.ts'
import { emptyPollsPerS, lateCount } from './measures.ts'

/** Mean delay since a knob was turned, in ms, once `least` tasks were noticed. */
function meanDelayMs({ moment }: Evidence, least: number): number | null {
	const { detection } = moment.stretch
	return detection.count < least ? null : detection.summary().mean / 1000
}

export const deeds: Deeds = {
	unlucky: (evidence) => (lateCount(evidence) ?? 0) > 0,
	sluggish: (evidence) => (meanDelayMs(evidence, 5) ?? 0) > 200,
	wasteful: (evidence) => (emptyPollsPerS(evidence) ?? 0) > 50,
	'as-one': (evidence) => {
		const isInStep = standsAs(evidence, { phase: 'in step', poll: 100 })
		return isInStep && (meanDelayMs(evidence, 20) ?? 0) >= 35
	},
	luck: (evidence) => {
		const isRandom = standsAs(evidence, { phase: 'random', poll: 100 })
		return isRandom && (meanDelayMs(evidence, 20) ?? Infinity) < 30
	},
	price: (evidence) => (emptyPollsPerS(evidence) ?? 0) > 60,
}
