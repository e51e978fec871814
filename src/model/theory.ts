/**
 * What theory says about waiting and load, for comparing with what was measured: rates per second of run time, times in µs
 * of run time unless a name says seconds. Give it what the run measured, not what a knob asked for.
 */

/** How the sleeps of several pollers lie to each other. */
export type PollPhase = 'random' | 'in step' | 'staggered'

/**
 * Items in service on average, erlang, a = λ·s, whatever the distributions, while it is below the number of workers.
 * Little's law, applied to the workers.
 */
export function offeredLoad(arrivalsPerS: number, meanServiceUs: number): number {
	return (arrivalsPerS * meanServiceUs) / 1e6
}

/** Most completions per second that so many workers can reach, c/s. */
export function servicePerS(workers: number, meanServiceUs: number): number {
	return (workers * 1e6) / meanServiceUs
}

/** Completions per second in the long run: what comes, or what can be served. */
export function throughputPerS(arrivalsPerS: number, mostPerS: number): number {
	return Math.min(arrivalsPerS, mostPerS)
}

/** Fewest workers that complete so many per second. */
export function workersFor(wantedPerS: number, meanServiceUs: number): number {
	return Math.ceil(offeredLoad(wantedPerS, meanServiceUs))
}

// Polling by sleeping: rare arrivals, at any instant, while all pollers are idle. One poller finds an item after a time that
// is uniform over its interval T; of k independent ones the first finds it.

/** Mean detection delay: T/2 for one or for all in step, T/(k + 1) with independent phases, T/2k evenly staggered. */
export function pollDelayUs(intervalUs: number, pollers: number, phase: PollPhase): number {
	if (phase === 'in step') return intervalUs / 2
	return phase === 'random' ? intervalUs / (pollers + 1) : intervalUs / (2 * pollers)
}

/** Chance, 0…1, that the detection delay is longer than `us`: (1 − x/T)^k with independent phases. */
export function pollDelayBeyond(
	us: number,
	intervalUs: number,
	pollers: number,
	phase: PollPhase,
): number {
	const rangeUs = phase === 'staggered' ? intervalUs / pollers : intervalUs
	const beyond = Math.min(1, Math.max(0, 1 - us / rangeUs))
	return phase === 'random' ? beyond ** pollers : beyond
}

/** The delay that the share `q` of all detections does not exceed. */
export function pollDelayQuantileUs(
	q: number,
	intervalUs: number,
	pollers: number,
	phase: PollPhase,
): number {
	if (phase === 'random') return intervalUs * (1 - (1 - q) ** (1 / pollers))
	return (phase === 'staggered' ? intervalUs / pollers : intervalUs) * q
}

/** Looks that find nothing, k/T, in whatever phase; of workers that are busy for `utilisation` of the time, less. */
export function emptyPollsPerS(intervalUs: number, pollers: number, utilisation = 0): number {
	return ((1 - utilisation) * pollers * 1e6) / intervalUs
}

/**
 * Share of a core that one thread with real work gets beside others that want to run, 0…1: a fair scheduler deals the
 * cores out evenly. `runnable` counts the thread itself.
 */
export function spinnerShare(cores: number, runnable: number): number {
	return Math.min(1, cores / runnable)
}

// Constant rates, as if items were a fluid; exact for them.

/** Items by which the queue grows each second, λ − μ; it shrinks when negative. */
export function growthPerS(arrivalsPerS: number, workers: number, meanServiceUs: number): number {
	return arrivalsPerS - servicePerS(workers, meanServiceUs)
}

/** Seconds until the queue is empty, Q/(μ − λ); null when it never is. */
export function drainS(queued: number, arrivalsPerS: number, mostPerS: number): number | null {
	if (queued === 0) return 0
	return mostPerS > arrivalsPerS ? queued / (mostPerS - arrivalsPerS) : null
}

/** Seconds that an item waits which comes now, Q/μ. */
export function queueDelayS(queued: number, mostPerS: number): number {
	return queued / mostPerS
}

/** Seconds until a queue of no bound has filled the memory; null when it does not grow. */
export function crashS(
	queued: number,
	growthEachS: number,
	limitBytes: number,
	itemBytes: number,
): number | null {
	if (growthEachS <= 0) return null
	return Math.max(0, itemsThatFit(limitBytes, itemBytes) - queued) / growthEachS
}

/** Whole items of a size that memory of a size holds. */
export function itemsThatFit(limitBytes: number, itemBytes: number): number {
	return Math.floor(limitBytes / itemBytes)
}
