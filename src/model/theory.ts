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

/** Whole items of a size that memory of a size holds. */
export function itemsThatFit(limitBytes: number, itemBytes: number): number {
	return Math.floor(limitBytes / itemBytes)
}

// Waiting where tasks come by chance, one by one (memoryless arrivals), to so many equal workers with one queue. Null
// where there is no steady state: as much comes as can be served, or more.

/** What is known of a load. `workers` serve one queue. */
export interface Load {
	readonly arrivalsPerS: number
	readonly meanServiceUs: number
	readonly workers: number
}

/** Share of the time for which a worker is busy, ρ = λ·s/c, while below 1. */
export function utilisation({ arrivalsPerS, meanServiceUs, workers }: Load): number {
	return offeredLoad(arrivalsPerS, meanServiceUs) / workers
}

/** Chance that a task has to wait, 0…1, with memoryless service (Erlang C). */
export function waitChance(load: Load): number | null {
	const a = offeredLoad(load.arrivalsPerS, load.meanServiceUs)
	const busy = utilisation(load)
	if (busy >= 1) return null
	// Chance that all are busy where nobody waits (Erlang B), worker by worker.
	let blocked = 1
	for (let k = 1; k <= load.workers; k++) blocked = (a * blocked) / (k + a * blocked)
	return blocked / (1 - busy * (1 - blocked))
}

/** Mean time in the queue with memoryless service (M/M/c): C/(c·μ − λ). The order of service does not matter. */
export function memorylessWaitUs(load: Load): number | null {
	const chance = waitChance(load)
	return chance === null ? null : chance * meanWaitOfWaitersUs(load)
}

/** The time in a queue served in order that the share `q` of all does not exceed (M/M/c). */
export function memorylessWaitQuantileUs(q: number, load: Load): number | null {
	const chance = waitChance(load)
	if (chance === null) return null
	return chance <= 1 - q ? 0 : Math.log(chance / (1 - q)) * meanWaitOfWaitersUs(load)
}

function meanWaitOfWaitersUs({ arrivalsPerS, meanServiceUs, workers }: Load): number {
	return 1e6 / (servicePerS(workers, meanServiceUs) - arrivalsPerS)
}

/**
 * Mean time in the queue with service that always takes equally long (M/D/c): exact for one worker, within 2 % for more
 * (Cosmetatos).
 */
export function constantWaitUs(load: Load): number | null {
	const waitUs = memorylessWaitUs(load)
	if (waitUs === null) return null
	const { workers } = load
	const busy = utilisation(load)
	const more =
		((1 - busy) * (workers - 1) * (Math.sqrt(4 + 5 * workers) - 2)) / (16 * busy * workers)
	return (waitUs / 2) * (1 + more)
}

/**
 * Mean time in the queue whatever scatters, about: (ca² + cs²)/2 times what it is when both are memoryless (Kingman; for
 * more workers Allen and Cunneen). The squares are variances over squared means: 1 memoryless, 0 constant.
 */
export function scatteredWaitUs(load: Load, arrivals: number, service: number): number | null {
	const waitUs = memorylessWaitUs(load)
	return waitUs === null ? null : ((arrivals + service) / 2) * waitUs
}

/**
 * Little's law as a ratio, 1 in the long run: what is inside on average over the rate at which it comes times how long
 * each stays. Null before anything has come.
 */
export function littleRatio(
	inSystem: number,
	arrivalsPerS: number,
	meanStayUs: number,
): number | null {
	const expected = offeredLoad(arrivalsPerS, meanStayUs)
	return expected > 0 ? inSystem / expected : null
}

/**
 * Completions per second of one who makes and one who takes with so many places between, both memoryless: whoever
 * makes may hold one, whoever takes is busy with one.
 */
export function pairPerS(makingPerS: number, takingPerS: number, capacity: number): number {
	const ratio = makingPerS / takingPerS
	const places = capacity + 2
	const idle = ratio === 1 ? 1 / (places + 1) : (1 - ratio) / (1 - ratio ** (places + 1))
	return takingPerS * (1 - idle)
}
