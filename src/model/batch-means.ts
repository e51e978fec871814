/** How sure a mean is whose values depend on those before them, such as waits in one queue. */
import { deviation, mean } from 'd3'

/** Batches long enough hardly know of each other; ten are enough to tell how far apart their means lie. */
const batchCount = 10
/** The mean lies so many standard errors off at most, 19 times of 20: Student's t with 9 degrees of freedom. */
const t95 = 2.262

export interface MeanOfBatches {
	readonly mean: number
	readonly standardError: number
	/** Half of the confidence interval, 95 %. */
	readonly halfWidth: number
	/** Of the first half and of the second one. */
	readonly halves: readonly [number, number]
}

/** Ten batch means of `values` in their order; null when there are too few. What is left over at the end is left out. */
export function batchMeans(values: ArrayLike<number>): MeanOfBatches | null {
	const size = Math.floor(values.length / batchCount)
	if (size === 0) return null
	const means = Array.from({ length: batchCount }, (_, batch) => {
		let sum = 0
		for (let i = batch * size; i < (batch + 1) * size; i++) sum += values[i] ?? 0
		return sum / size
	})
	const standardError = (deviation(means) ?? 0) / Math.sqrt(batchCount)
	const half = batchCount / 2
	return {
		mean: mean(means) ?? 0,
		standardError,
		halfWidth: t95 * standardError,
		halves: [mean(means.slice(0, half)) ?? 0, mean(means.slice(half)) ?? 0],
	}
}
