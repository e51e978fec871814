/** What a worker that fails says to the questions of its cards. */
import type { ActorMoment } from '../../model/actor-moment.ts'
import { percent } from '../../view/gauges/figures.ts'
import { grouped } from '../../view/layout/words.ts'
import type { Evidence, Measures } from '../evidence.ts'

const leastOrders = 30

export const failureMeasures: Measures = {
	'share known': (evidence) => {
		const { known, taken } = ordersOf(evidence)
		if (taken < leastOrders) return null
		const text = `it knew of ${grouped(known)} of ${grouped(taken)} orders, ${percent(known / taken)}`
		return { value: known / taken, text, n: taken, theory: '' }
	},
}

/** What the worker shows of its state, and how many orders it has taken. */
export function ordersOf(evidence: Evidence): { readonly known: number; readonly taken: number } {
	const worker = actorNamed(evidence, 'worker')
	return { known: worker?.state ?? 0, taken: worker?.wait.summary().count ?? 0 }
}

export function actorNamed({ moment }: Evidence, wanted: string): ActorMoment | undefined {
	return moment.actors.find(({ name }) => name === wanted)
}
