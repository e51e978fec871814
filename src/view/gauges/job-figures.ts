/** Numbers of jobs: how they stand, how often they are begun, and what that does to the world. */
import { sum } from 'd3'
import type { JobsMoment } from '../../model/job-moment.ts'
import type { Moment } from '../../model/moment.ts'
import { grouped } from '../layout/words.ts'
import { type Figure, figure, none } from './figure.ts'
import { digits } from './figures.ts'
import { askedAgain } from './wave-figures.ts'

/** Jobs that are over. */
function overOf({ counts }: JobsMoment): number {
	return counts.done + counts.failed + counts.dead
}

export function jobs(held: Moment): readonly Figure[] {
	return held.jobs.flatMap((store) => {
		const { counts, effects, duplicates, absorbed } = store
		const wrong = [
			...(counts.failed > 0 ? [`${grouped(counts.failed)} failed`] : []),
			...(counts.dead > 0 ? [`${grouped(counts.dead)} dead`] : []),
		]
		const done = figure({
			name: 'Jobs done',
			value: grouped(counts.done),
			unit: `of ${grouped(sum(Object.values(counts)))}`,
			note: wrong.length === 0 ? `${grouped(counts.running)} running` : wrong.join(', '),
		})
		if (effects === 0) return [done]
		const note = absorbed > 0 ? `${grouped(absorbed)} recognised` : `of ${grouped(effects)} effects`
		return [done, figure({ name: 'Done twice', value: grouped(duplicates), note })]
	})
}

/** Attempts that a job has, of those that are over and begun; where nobody keeps jobs, those of clients. */
export function attempts(held: Moment): readonly Figure[] {
	const [store] = held.jobs
	if (store === undefined) return askedAgain(held)
	const begun = overOf(store)
	const theory = attemptsInTheory(store, held.knobs['retries'])
	const failed = store.failedAttempts
	return [
		figure({
			name: 'Attempts per job',
			value: begun === 0 ? none : digits(store.attempts / begun),
			theory: theory === null ? null : digits(theory),
			note: theory === null ? `n ${grouped(begun)}` : `(1 − fⁿ⁺¹) ÷ (1 − f), n ${grouped(begun)}`,
		}),
		figure({
			name: 'Attempts that failed',
			value: grouped(failed),
			unit: `of ${grouped(store.attempts)}`,
			note: `${grouped(store.leasesLost)} lease${store.leasesLost === 1 ? '' : 's'} ran out`,
		}),
	]
}

/** With the measured share of attempts that fail, and n retries. */
function attemptsInTheory({ attempts: all, failedAttempts }: JobsMoment, retries: unknown) {
	if (typeof retries !== 'number' || all === 0) return null
	const share = failedAttempts / all
	return share >= 1 ? retries + 1 : (1 - share ** (retries + 1)) / (1 - share)
}
