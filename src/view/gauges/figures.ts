/** The numbers of the gauges, taken from a moment, and how they are written. */
import { sum } from 'd3'
import type { Moment, ThreadState } from '../../model/moment.ts'
import { statesByAwakeness } from '../canvas/states.ts'

/** Completions needed before a measured mean is worth dividing by. */
const leastCount = 10

/**
 * Completions per second that the consumers cannot exceed: their number over the mean time from take to done, as measured
 * since a knob was last turned. Null while too few items are done to say.
 */
export function mostThroughput(moment: Moment): number | null {
	const consumers = moment.threads.filter(({ side, state }) => {
		return side === 'consumers' && state !== 'finished' && state !== 'failed'
	}).length
	const { completions, meanServiceUs } = moment.stretch
	if (consumers === 0 || completions < leastCount || !meanServiceUs) return null
	return (consumers * 1_000_000) / meanServiceUs
}

export interface Share {
	readonly state: ThreadState
	/** 0…1 of all the time that threads have spent. */
	readonly share: number
}

/** How the threads' time was spent so far, most awake first; states that never occurred are left out. */
export function stateShares(moment: Moment): readonly Share[] {
	const states = statesByAwakeness.filter((state) => state !== 'finished' && state !== 'new')
	const times = states.map((state) => sum(moment.threads, ({ inStateUs }) => inStateUs[state]))
	const all = sum(times)
	return states
		.map((state, index) => ({ state, share: all === 0 ? 0 : (times[index] ?? 0) / all }))
		.filter(({ share }) => share > 0)
}

/** Share of all acquisitions that had to wait at the door; null before the first. */
export function contendedShare(moment: Moment): number | null {
	const acquisitions = sum(moment.locks, (lock) => lock.acquisitions)
	return acquisitions === 0 ? null : sum(moment.locks, (lock) => lock.contended) / acquisitions
}

/** "46", "4.6", "0.46": two digits at least, no more than are worth reading. */
export function digits(value: number): string {
	if (value === 0) return '0'
	if (value >= 99.95) return Math.round(value).toString()
	if (value >= 9.95) return value.toFixed(value >= 20 ? 0 : 1)
	return value.toFixed(value >= 0.995 ? 1 : 2)
}

/** Microseconds as milliseconds: "121", "12.4", "0.38". */
export function milliseconds(us: number): string {
	const ms = us / 1000
	if (ms >= 99.95) return Math.round(ms).toString()
	return ms >= 9.95 ? ms.toFixed(1) : ms.toFixed(2)
}

/** "92.7%", and "<0.1%" for what is there but hardly. */
export function percent(share: number): string {
	if (share > 0 && share < 0.0005) return '<0.1%'
	return `${(share * 100).toFixed(1)}%`
}
