/** The single numbers that a scene shows beside throughput, each with what theory says about it and what it comes from. */
import { max } from 'd3'
import type { Moment } from '../../model/moment.ts'
import { bytesInWords, compact, longDuration } from '../layout/amounts.ts'
import { hasCrashed } from '../layout/crash.ts'
import { oldestOf } from '../layout/oldest.ts'
import { grouped } from '../layout/words.ts'
import type { Gauge } from '../session.ts'
import { type Figure, figure, none, partOf } from './figure.ts'
import { digits, percent } from './figures.ts'
import { deadLetters, orders, turns } from './actor-figures.ts'
import { attempts, jobs } from './job-figures.ts'
import { little, queues, refused, utilisation } from './load-figures.ts'
import { scaleInWords } from './scale.ts'
import {
	busyInTheory,
	drainInTheory,
	emptyPollsInTheory,
	crewOf,
	shareInTheory,
	stretchS,
} from './theories.ts'
import { drain as startsIn, losses, tokens } from './wave-figures.ts'

function busyWorkers(held: Moment): readonly Figure[] {
	const { stretch } = held
	const workers = crewOf(held)
	const theory = busyInTheory(held)
	return [
		figure({
			name: 'Busy workers',
			value: stretchS(held) === null ? none : digits(stretch.busy),
			unit: workers === null ? '' : `of ${workers.toString()}`,
			theory: theory === null ? null : `λ·s ${digits(theory)}`,
			note: `erlang, n ${grouped(stretch.arrivals)}`,
			meter:
				workers === null
					? null
					: {
							measured: partOf(stretch.busy, workers),
							ready: null,
							theory: theory === null ? null : partOf(theory, workers),
						},
		}),
	]
}

function polls(held: Moment): readonly Figure[] {
	const s = stretchS(held)
	const { stretch } = held
	const theory = emptyPollsInTheory(held)
	const rate = (count: number) => (s === null ? none : digits(count / s))
	return [
		figure({
			name: 'Polls',
			value: rate(stretch.polls),
			unit: '/s',
			note: `n ${grouped(stretch.polls)}`,
		}),
		figure({
			name: 'Empty polls',
			value: rate(stretch.emptyPolls),
			unit: '/s',
			theory: theory === null ? null : `k/T ${digits(theory)}`,
			note: `n ${grouped(stretch.emptyPolls)}`,
		}),
	]
}

function spins({ atUs, counts }: Moment): readonly Figure[] {
	const perS = atUs === 0 ? 0 : Math.round((counts.spins * 1e6) / atUs)
	return [
		figure({
			name: 'Looks of spinners',
			value: compact(perS),
			unit: '/s',
			note: `${compact(counts.spins)} in all`,
		}),
	]
}

function canary(held: Moment): readonly Figure[] {
	const theory = shareInTheory(held)
	return [
		figure({
			name: 'Left for others',
			value: held.canary === null ? none : Math.round(held.canary * 100).toString(),
			unit: '% of a core',
			theory: theory === null ? null : percent(theory.share),
			note:
				theory === null
					? 'not measured here'
					: `${digits(theory.cores)} cores ÷ ${theory.runnable.toString()}`,
			meter:
				held.canary === null
					? null
					: { measured: partOf(held.canary, 1), ready: null, theory: theory?.share ?? null },
		}),
	]
}

function memory({ memory: held }: Moment): readonly Figure[] {
	if (held === null) return [figure({ name: 'Memory', value: none })]
	const { usedBytes, grownBytes, limitBytes } = held
	const [value = none, unit = ''] = bytesInWords(usedBytes).split('\u00a0')
	return [
		figure({
			name: 'Memory of tasks',
			value,
			unit: `${unit} of ${bytesInWords(limitBytes)}`,
			note: `grown to ${bytesInWords(grownBytes)}`,
			meter: {
				measured: partOf(usedBytes, limitBytes),
				ready: partOf(grownBytes, limitBytes),
				theory: null,
			},
		}),
	]
}

function age(held: Moment): readonly Figure[] {
	const us = max(held.queues, (queue) => held.atUs - (oldestOf(queue)?.madeUs ?? held.atUs)) ?? 0
	const { queued } = held.counts
	return [
		figure({
			name: 'Age of the oldest',
			value: queued === 0 ? none : longDuration(us),
			note: `of ${grouped(queued)} queued`,
		}),
	]
}

function goodput(held: Moment): readonly Figure[] {
	const deadline = held.knobs['deadline']
	const within = scaleInWords((typeof deadline === 'number' ? deadline : 1000) * 1000)
	return [
		figure({
			name: `Goodput, within ${within}`,
			value: digits(held.goodputPerS),
			unit: '/s',
			note: `of ${digits(held.throughputPerS)} /s done`,
		}),
		drain(held),
	]
}

function drain(held: Moment): Figure {
	const name = 'Queue drained in'
	if (hasCrashed(held)) return figure({ name, value: 'never', note: 'nobody is left' })
	if (held.counts.queued === 0) return figure({ name, value: none, note: 'nothing is queued' })
	const s = drainInTheory(held)
	if (s === null) return figure({ name, value: 'never', note: 'it only grows' })
	return figure({ name, value: longDuration(s * 1e6), note: drainNote(held) })
}

function drainNote({ drain: known, knobs }: Moment): string {
	if (known === null || !('burst' in knobs)) return 'if it goes on like this'
	return `${digits(known.mostPerS)} − ${digits(known.arrivalsPerS)} /s`
}

/** The figures of one gauge; none where it is not a number. */
export function figuresOf(gauge: Gauge, held: Moment): readonly Figure[] {
	switch (gauge) {
		case 'busy workers':
			return busyWorkers(held)
		case 'polls':
			return polls(held)
		case 'spins':
			return spins(held)
		case 'canary':
			return canary(held)
		case 'memory':
			return memory(held)
		case 'age':
			return age(held)
		case 'goodput':
			return goodput(held)
		case 'refused':
			return refused(held)
		case 'little':
			return little(held)
		case 'utilisation':
			return utilisation(held)
		case 'queues':
			return queues(held)
		case 'dead letters':
			return deadLetters(held)
		case 'turns':
			return turns(held)
		case 'orders':
			return orders(held)
		case 'jobs':
			return jobs(held)
		case 'attempts':
			return attempts(held)
		case 'losses':
			return losses(held)
		case 'drain':
			return startsIn(held)
		case 'tokens':
			return tokens(held)
		default:
			return []
	}
}
