/** What was measured since a knob was last turned: what formulas are compared with. */
import type { Histogram } from './histogram.ts'

/** A time during which no knob was turned. */
export interface Stretch {
	readonly fromUs: number
	/** Items offered. */
	readonly arrivals: number
	readonly completions: number
	/** Mean from take (or, without a queue, from begin) to done, of what was begun in this time; null before the first. */
	readonly meanServiceUs: number | null
	/** Threads with an item in service, on average over the time. */
	readonly busy: number
	/** Items that were accepted and not yet done or lost, on average over the time. */
	readonly inSystem: number
	/** Items accepted in this time. */
	readonly accepted: number
	/**
	 * Sum over all items of the time that each was accepted and not yet done or lost, of this time: by Little's law
	 * `inSystem` times its length.
	 */
	readonly sojournSumUs: number
	readonly detection: Histogram
	/** Looks into a queue by threads that poll, and those that found nothing. */
	readonly polls: number
	readonly emptyPolls: number
	/**
	 * Mean delay that the recorded polls give to an arrival at any instant, Σgap² ÷ 2Σgap over the gaps between them, µs;
	 * null before the second.
	 */
	readonly gapDelayUs: number | null
}
