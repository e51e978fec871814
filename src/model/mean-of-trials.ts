/** How sure a mean is of a few trials that know nothing of each other. */
import { deviation, mean } from 'd3'

/** The mean lies so many standard errors off at most, 19 times of 20: Student's t with 1, 2, … degrees of freedom. */
const t95 = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262] as const

export const mostTrials = t95.length + 1

export interface MeanOfTrials {
	readonly n: number
	readonly mean: number
	/** Half of the confidence interval, 95 %; null of one trial, which does not say how far trials lie apart. */
	readonly half: number | null
}

/** Of at most `mostTrials` figures; null of none. */
export function meanOf(figures: readonly number[]): MeanOfTrials | null {
	const middle = mean(figures)
	if (middle === undefined) return null
	const n = figures.length
	const t = t95[n - 2]
	const spread = deviation(figures)
	const isKnown = t !== undefined && spread !== undefined
	return { n, mean: middle, half: isKnown ? (t * spread) / Math.sqrt(n) : null }
}
