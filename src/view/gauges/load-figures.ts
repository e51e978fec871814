/** Numbers of queues under load: how full, how busy, what was refused, and Little's law as it holds on the trace. */
import { greatest, sum } from 'd3'
import type { Moment, QueueMoment, RefusalWay, ThreadMoment } from '../../model/moment.ts'
import { grouped, isUnbounded, queueTitle } from '../layout/words.ts'
import { type Figure, figure, none, partOf } from './figure.ts'
import { digits, milliseconds, percent } from './figures.ts'
import {
	littleOf,
	meanWaitOf,
	presentConsumers,
	stretchS,
	utilisationInTheory,
} from './theories.ts'

const ways: Readonly<Record<RefusalWay, string>> = {
	'at once': 'at once',
	'timed out': 'timed out',
	thrown: 'thrown',
	limited: 'by the limit',
}

export function refused({ refusedBy, counts }: Moment): readonly Figure[] {
	const parts = (Object.keys(ways) as RefusalWay[])
		.filter((way) => refusedBy[way] > 0)
		.map((way) => `${grouped(refusedBy[way])} ${ways[way]}`)
	const lost = counts.dropped + counts.expired + counts.deadLettered
	const all = figure({
		name: 'Refused',
		value: grouped(sum(Object.values(refusedBy))),
		note: parts.length === 0 ? `of ${grouped(counts.offered)} offered` : parts.join(', '),
	})
	if (lost === 0) return [all]
	return [all, figure({ name: 'Left a queue undone', value: grouped(lost), note: 'dropped' })]
}

/** L beside λ·W, each measured by itself, and their ratio, which is 1 as long as nothing is lost. */
export function little(held: Moment): readonly Figure[] {
	const measured = littleOf(held)
	const { inSystem, accepted } = held.stretch
	if (measured === null) return [figure({ name: 'In the system, L', value: none })]
	const { perS, stayUs, product, ratio } = measured
	return [
		figure({
			name: 'In the system, L',
			value: digits(inSystem),
			theory: `λ·W ${digits(product)}`,
			note: `λ ${digits(perS)} /s · W ${milliseconds(stayUs)} ms`,
		}),
		figure({
			name: 'L ÷ λ·W',
			value: ratio === null ? none : ratio.toFixed(3),
			theory: '1',
			note: `n ${grouped(accepted)}`,
		}),
		...meanWait(held),
	]
}

function meanWait(held: Moment): readonly Figure[] {
	const wait = meanWaitOf(held)
	if (wait === null) return []
	const { measuredUs, theoryUs, formula } = wait
	return [
		figure({
			name: 'Mean wait, W − s',
			value: milliseconds(measuredUs),
			unit: 'ms',
			theory: theoryUs === null ? null : `${formula} ${milliseconds(theoryUs)}`,
			note: theoryUs === null ? 'no steady state' : `n ${grouped(held.stretch.accepted)}`,
		}),
	]
}

export function utilisation(held: Moment): readonly Figure[] {
	const isChain = held.queues.some(({ gap }) => gap > 0)
	if (isChain) return sharesOfRoles(held)
	const workers = presentConsumers(held).length
	const { stretch } = held
	const share = workers === 0 ? 0 : stretch.busy / workers
	const theory = utilisationInTheory(held)
	return [
		figure({
			name: 'Utilisation',
			value: stretchS(held) === null ? none : percent(share),
			theory: theory === null ? null : `λ·s/c ${percent(theory)}`,
			note: `${workers.toString()} worker${workers === 1 ? '' : 's'}, n ${grouped(stretch.arrivals)}`,
			meter: {
				measured: partOf(share, 1),
				ready: null,
				theory: theory === null ? null : partOf(theory, 1),
			},
		}),
	]
}

/** Where work goes from queue to queue, who works and who waits tells it better: of each role, all of its time. */
function sharesOfRoles({ threads }: Moment): readonly Figure[] {
	const roles = [...new Set(threads.map(({ role }) => role))]
	return roles.map((role) => {
		const those = threads.filter((thread) => thread.role === role)
		const spent = (state: keyof ThreadMoment['inStateUs']) => {
			return sum(those, ({ inStateUs }) => inStateUs[state])
		}
		const all = sum(those, ({ inStateUs }) => sum(Object.values(inStateUs)))
		const share = all === 0 ? 0 : spent('working') / all
		return figure({
			name: `${role.charAt(0).toUpperCase()}${role.slice(1)} works`,
			value: percent(share),
			note: `waits ${percent(all === 0 ? 0 : spent('waiting') / all)}`,
			meter: { measured: partOf(share, 1), ready: null, theory: null },
		})
	})
}

const mostQueues = 4

export function queues(held: Moment): readonly Figure[] {
	if (held.queues.length > mostQueues) return [allQueues(held.queues)]
	return held.queues.map((queue) => {
		const { depth, capacity, peak } = queue
		const isOpen = isUnbounded(capacity)
		return figure({
			name: queueTitle(queue),
			value: grouped(depth),
			unit: isOpen ? 'no bound' : `of ${grouped(capacity)}`,
			note: `peak ${grouped(peak)}`,
			meter: isOpen ? null : { measured: partOf(depth, capacity), ready: null, theory: null },
		})
	})
}

function allQueues(queues: readonly QueueMoment[]): Figure {
	const longest = greatest(queues, ({ depth }) => depth)
	return figure({
		name: `In ${queues.length.toString()} queues`,
		value: grouped(sum(queues, ({ depth }) => depth)),
		note: longest === undefined ? null : `longest ${longest.name}, ${grouped(longest.depth)}`,
	})
}
