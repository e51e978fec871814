/** When a queue will be empty, from what the run measured last. */
import type { Moment } from './moment.ts'
import { drainS, queueDelayS, servicePerS } from './theory.ts'

export interface Drain {
	/** Items that wait. */
	readonly queued: number
	/** What came and was not refused, and what all workers who are there can do, per second. */
	readonly arrivalsPerS: number
	readonly mostPerS: number
	/** Seconds until nothing waits any more; null when that is never. */
	readonly emptyS: number | null
	/** Seconds that an item waits which comes now. */
	readonly delayS: number
}

/** Null before anything was done, and where work goes from queue to queue. */
export function drainOf(moment: Pick<Moment, DrainFacts>): Drain | null {
	const { threads, queues, stretch, counts } = moment
	const arrivalsPerS = Math.max(0, moment.arrivalsPerS - moment.refusedPerS)
	const workers = threads.filter(({ side, state }) => {
		return side === 'consumers' && state !== 'finished' && state !== 'failed'
	}).length
	const isChain = new Set(queues.map(({ gap }) => gap)).size > 1
	const { meanServiceUs } = stretch
	if (isChain || workers === 0 || meanServiceUs === null || meanServiceUs <= 0) return null
	const mostPerS = servicePerS(workers, meanServiceUs)
	const { queued } = counts
	const emptyS = drainS(queued, arrivalsPerS, mostPerS)
	return { queued, arrivalsPerS, mostPerS, emptyS, delayS: queueDelayS(queued, mostPerS) }
}

type DrainFacts = 'threads' | 'queues' | 'stretch' | 'counts' | 'arrivalsPerS' | 'refusedPerS'
