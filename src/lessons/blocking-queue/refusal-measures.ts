/** What a run says of offers that a full queue refuses. */
import type { ThreadMoment } from '../../model/moment.ts'
import { percent } from '../../view/gauges/figures.ts'
import type { Evidence, Measures } from '../evidence.ts'

const leastOffers = 8

export const refusalMeasures: Measures = {
	'refused for T1': (evidence) => {
		const { stretch, atUs } = evidence.moment
		const timed = threadOf(evidence, 'T1')
		const offers = timed === null ? 0 : offersOf(timed)
		// Refusals are counted from the start: what came before the last turn of a knob must weigh little.
		if (timed === null || offers < leastOffers || stretch.fromUs > atUs / 3) return null
		const share = timed.refused / offers
		const text = `${timed.refused} refused, that is ${percent(share)}`
		return { value: share, text, n: offers, theory: '' }
	},
}

export function threadOf({ moment }: Evidence, name: string): ThreadMoment | null {
	return moment.threads.find((thread) => thread.name === name) ?? null
}

/** Items of a producer that have got in or been refused. */
export function offersOf({ done, hand }: ThreadMoment): number {
	return done - Number(hand === 'made')
}
