/** How long messages to cold actors wait, while hot ones have their turns. */
import type { ActorMoment } from '../../model/actor-moment.ts'
import { milliseconds } from '../../view/gauges/figures.ts'
import type { Evidence, Measures } from '../evidence.ts'

const leastMessages = 50

export const turnMeasures: Measures = {
	'longest cold wait': (evidence) => {
		const { n, longestUs, meanUs } = coldWaits(evidence)
		if (n < leastMessages) return null
		const text = `${milliseconds(longestUs)} ms at most, ${milliseconds(meanUs)} ms on average`
		return { value: longestUs / 1000, text, n, theory: '' }
	},
	'mean cold wait': (evidence) => {
		const { n, longestUs, meanUs } = coldWaits(evidence)
		if (n < leastMessages) return null
		const text = `${milliseconds(meanUs)} ms on average, ${milliseconds(longestUs)} ms at most`
		return { value: meanUs / 1000, text, n, theory: '' }
	},
}

function isCold({ name }: ActorMoment): boolean {
	return name.startsWith('cold')
}

/** Of all messages to cold actors that were taken out of their mailbox. */
export function coldWaits({ moment }: Evidence): {
	readonly n: number
	readonly longestUs: number
	readonly meanUs: number
} {
	const waits = moment.actors.filter(isCold).map(({ wait }) => wait.summary())
	const n = waits.reduce((sum, { count }) => sum + count, 0)
	const sumUs = waits.reduce((sum, { count, mean }) => sum + count * mean, 0)
	return { n, longestUs: Math.max(0, ...waits.map(({ max }) => max)), meanUs: n && sumUs / n }
}
