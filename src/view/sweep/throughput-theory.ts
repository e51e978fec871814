/** What theory says of a pool that always has something to do: threads, or cores, whichever runs out first. */
import type { ThroughputPoint } from './sweep-view.ts'

/** Of one task alone, µs, and the cores that there are. */
export interface Alone {
	readonly computeUs: number
	readonly waitUs: number
	readonly cores: number
}

/** As measured with the fewest workers: nobody was in anybody's way. Null before the first point. */
export function aloneIn(points: readonly ThroughputPoint[]): ThroughputPoint | null {
	return points.reduce<ThroughputPoint | null>((one, other) => {
		return one === null || other.workers < one.workers ? other : one
	}, null)
}

/** Tasks per second: n ÷ (W + C), and no more than cores ÷ C. */
export function expectedPerS(workers: number, { computeUs, waitUs, cores }: Alone): number {
	const byThreads = (workers / (computeUs + waitUs)) * 1e6
	return computeUs > 0 ? Math.min(byThreads, (cores / computeUs) * 1e6) : byThreads
}

/** N·(1 + W ÷ C): with so many threads all cores are busy; Infinity where nothing is computed. */
export function threadsForAll({ computeUs, waitUs, cores }: Alone): number {
	return computeUs > 0 ? cores * (1 + waitUs / computeUs) : Infinity
}
