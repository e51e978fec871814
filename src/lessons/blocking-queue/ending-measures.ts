/** What a run that comes to its end says: who stays, what is left, and how long it took. */
import type { Moment, ThreadMoment } from '../../model/moment.ts'
import { type Evidence, type Measures, knobOf, numberOf } from '../evidence.ts'

export const endingMeasures: Measures = {
	'consumers stay': (evidence) => {
		if (!hasEnded(evidence)) return null
		const all = consumersIn(evidence.moment)
		const stay = all.filter(({ state }) => state !== 'finished').map(({ name }) => name)
		const some = `${stay.join(', ')} ${stay.length === 1 ? 'waits' : 'wait'} for ever`
		return {
			value: stay.length,
			text: stay.length === 0 ? 'all of them have left' : some,
			n: all.length,
			theory: pillsShort(evidence),
		}
	},
	'items left': (evidence) => {
		if (!hasEnded(evidence)) return null
		const { dropped, accepted } = evidence.moment.counts
		const left = itemsLeft(evidence.moment)
		const text = `${left} left in the queue, ${dropped} thrown away and counted`
		return { value: left + dropped, text, n: accepted, theory: '' }
	},
	'time to stop': (evidence) => {
		const us = timeToStopUs(evidence)
		if (us === null) return null
		const ms = us / 1000
		return {
			value: ms,
			text: `the last consumer to leave did so after ${ms.toFixed(0)} ms`,
			n: consumersIn(evidence.moment).length,
			theory: '',
		}
	},
}

export function hasEnded({ phase }: Evidence): boolean {
	return phase === 'finished' || phase === 'deadlocked'
}

function consumersIn({ threads }: Moment): ThreadMoment[] {
	return threads.filter(({ role }) => role === 'consumer')
}

/** Pills aside. */
export function itemsLeft({ queues }: Moment): number {
	return queues.flatMap(({ items }) => items).filter(({ kind }) => kind === 0).length
}

/** Each pill frees one, if there is nobody who sends more, or none. */
function pillsShort(evidence: Evidence): string {
	const isPills = knobOf(evidence, 'stop') === 'poison pill'
	if (!isPills || knobOf(evidence, 'sender') === 'by each producer') return ''
	const [consumers, pills] = [numberOf(evidence, 'consumers'), numberOf(evidence, 'pills')]
	return pills > consumers ? '' : `${consumers} consumers − ${pills} pills = ${consumers - pills}.`
}

/** From the moment the closer begins to close until the last consumer that leaves has left, µs of run time. */
function timeToStopUs(evidence: Evidence): number | null {
	const { threads } = evidence.moment
	const closer = threads.find(({ role }) => role === 'closer')
	const left = consumersIn(evidence.moment).filter(({ state }) => state === 'finished')
	if (!hasEnded(evidence) || closer === undefined || left.length === 0) return null
	const begunUs = closer.inStateUs.new + closer.inStateUs.sleeping
	return Math.max(...left.map(({ sinceUs }) => sinceUs)) - begunUs
}
