/** What theory says for the run at hand: formulas of the model, given what was measured, and knobs for what was not. */
import type { Moment, ThreadMoment } from '../../model/moment.ts'
import {
	type PollPhase,
	constantWaitUs,
	drainS,
	emptyPollsPerS,
	littleRatio,
	memorylessWaitUs,
	offeredLoad,
	pollDelayBeyond,
	pollDelayUs,
	spinnerShare,
	utilisation,
} from '../../model/theory.ts'

/** Consumers that are there to take something. */
export function presentConsumers({ threads }: Moment): readonly ThreadMoment[] {
	return threads.filter(({ side, state }) => {
		return side === 'consumers' && state !== 'finished' && state !== 'failed'
	})
}

/** How many the mean number of busy ones is out of; null once so many have left that it is no part of who stays. */
export function crewOf(held: Moment): number | null {
	const present = presentConsumers(held).length
	return present === 0 || held.stretch.busy > present ? null : present
}

/** Seconds since a knob was last turned; null before there are any. */
export function stretchS({ atUs, stretch }: Moment): number | null {
	const us = atUs - stretch.fromUs
	return us > 0 ? us / 1e6 : null
}

/** Consumers that are busy on average, λ·s. */
export function busyInTheory(held: Moment): number | null {
	const s = stretchS(held)
	const { arrivals, meanServiceUs } = held.stretch
	return s === null || meanServiceUs === null ? null : offeredLoad(arrivals / s, meanServiceUs)
}

/** Share of its time that a consumer is busy, λ·s/c, from what was measured; null where that is no share. */
export function utilisationInTheory(held: Moment): number | null {
	const s = stretchS(held)
	const { arrivals, meanServiceUs } = held.stretch
	const workers = presentConsumers(held).length
	if (s === null || meanServiceUs === null || workers === 0) return null
	return utilisation({ arrivalsPerS: arrivals / s, meanServiceUs, workers })
}

/** Both sides of Little's law, of the time since a knob was last turned. */
export interface LittleFigures {
	readonly perS: number
	readonly stayUs: number
	/** λ·W */
	readonly product: number
	readonly ratio: number | null
}

/** Null before anything has come. */
export function littleOf(held: Moment): LittleFigures | null {
	const s = stretchS(held)
	const { inSystem, accepted, sojournSumUs } = held.stretch
	if (s === null || accepted === 0) return null
	const perS = accepted / s
	const stayUs = sojournSumUs / accepted
	return {
		perS,
		stayUs,
		product: offeredLoad(perS, stayUs),
		ratio: littleRatio(inSystem, perS, stayUs),
	}
}

export interface MeanWait {
	/** Accepted to taken, what W is longer than the service. */
	readonly measuredUs: number
	/** Null where there is no steady state, or no formula. */
	readonly theoryUs: number | null
	readonly formula: string
}

/** Mean time in the queue where requests come by chance; several queues are dealt them by chance. */
export function meanWaitOf(held: Moment): MeanWait | null {
	const little = littleOf(held)
	const { meanServiceUs } = held.stretch
	const workers = presentConsumers(held).length
	if (little === null || meanServiceUs === null || workers === 0) return null
	const queues = Math.max(1, Math.min(workers, held.queues.length))
	const load = { arrivalsPerS: little.perS / queues, meanServiceUs, workers: workers / queues }
	const measuredUs = Math.max(0, little.stayUs - meanServiceUs)
	const isConstant = held.knobs['dist'] === 'deterministic'
	const isKnown =
		(isConstant || held.knobs['dist'] === 'exponential') && Number.isInteger(load.workers)
	const theoryUs = !isKnown ? null : isConstant ? constantWaitUs(load) : memorylessWaitUs(load)
	return { measuredUs, theoryUs, formula: `M/${isConstant ? 'D' : 'M'}/${load.workers.toString()}` }
}

/** How pollers look, where there are any. */
interface Polling {
	readonly intervalUs: number
	readonly pollers: number
	/** Null where no formula knows it. */
	readonly phase: PollPhase | null
}

const phases: readonly PollPhase[] = ['random', 'in step', 'staggered']

function pollingOf(held: Moment): Polling | null {
	const intervalMs = held.knobs['poll']
	const pollers = presentConsumers(held).length
	if (typeof intervalMs !== 'number' || pollers === 0) return null
	const chosen = String(held.knobs['phase'])
	const named = phases.find((phase) => phase === chosen) ?? null
	return { intervalUs: intervalMs * 1000, pollers, phase: pollers === 1 ? 'random' : named }
}

export interface DelayLaw {
	readonly meanUs: number
	/** "T/2", "T/(k + 1)". */
	readonly formula: string
	/** No delay is longer. */
	readonly longestUs: number
	/** Chance, 0…1, of a longer delay. */
	readonly beyond: (us: number) => number
}

const formulas: Readonly<Record<PollPhase, string>> = {
	random: 'T/(k\u00a0+\u00a01)',
	'in step': 'T/2',
	staggered: 'T/2k',
}

/** How long a rare arrival stays unseen by those who look at intervals. */
export function delayLaw(held: Moment): DelayLaw | null {
	const polling = pollingOf(held)
	const phase = polling?.phase ?? null
	if (polling === null || phase === null) return null
	const { intervalUs, pollers } = polling
	return {
		meanUs: pollDelayUs(intervalUs, pollers, phase),
		formula: pollers === 1 ? 'T/2' : formulas[phase],
		longestUs: phase === 'staggered' ? intervalUs / pollers : intervalUs,
		beyond: (us) => pollDelayBeyond(us, intervalUs, pollers, phase),
	}
}

/** Looks in vain per second, k/T while nobody is busy. */
export function emptyPollsInTheory(held: Moment): number | null {
	const polling = pollingOf(held)
	if (polling === null) return null
	const utilisation = Math.min(1, held.stretch.busy / polling.pollers)
	return emptyPollsPerS(polling.intervalUs, polling.pollers, utilisation)
}

export interface Runnable {
	readonly cores: number
	/** Threads that want a core, the one that measures among them. */
	readonly runnable: number
	readonly share: number
}

/** What a fair scheduler leaves for one more thread beside those that spin or compute. */
export function shareInTheory(held: Moment): Runnable | null {
	const { cores } = held
	if (cores === null) return null
	const isComputing = held.knobs['kind'] === 'CPU spin'
	const wanting = held.threads.filter(({ state, work }) => {
		return state === 'spinning' || (state === 'working' && work !== null && isComputing)
	})
	const runnable = wanting.length + 1
	return { cores, runnable, share: spinnerShare(cores, runnable) }
}

/** Seconds until the queue is empty if all goes on as it does; null when it never will be. */
export function drainInTheory(held: Moment): number | null {
	// Of a burst only what came last says how it goes on, and whoever has just come to help counts.
	if ('burst' in held.knobs && held.drain !== null) return held.drain.emptyS
	const s = stretchS(held)
	// A storm is over once it has come; what has a rate goes on coming.
	const isLasting = 'rate' in held.knobs && s !== null
	const perS = isLasting ? held.stretch.arrivals / s : 0
	return drainS(held.counts.queued, perS, held.throughputPerS)
}
