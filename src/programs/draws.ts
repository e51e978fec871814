/** Seeded random durations: the same seed gives the same list on every machine. */
import { randomExponential } from 'd3'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** How durations scatter around their mean: all alike, or memoryless. */
export const distributions = ['deterministic', 'exponential'] as const
export type Distribution = (typeof distributions)[number]

/** One stream of draws. Streams of one seed with different numbers are independent. */
export class Draws {
	readonly #uniform: () => number

	constructor(seed: number, stream: number) {
		// The golden ratio spreads neighbouring seeds and streams over the whole word.
		const generator = xoroshiro128plus(Math.imul(seed, 0x9e3779b1) ^ Math.imul(stream, 0x85ebca6b))
		this.#uniform = () => uniformFloat64(generator)
	}

	/** A word that decides one later duration; see `scatter`. Above 0. */
	word(): number {
		return 1 + Math.floor(this.#uniform() * 0x7ffffffe)
	}
}

/** Duration in whole microseconds, at least 1, that `word` stands for, given the mean. */
export function scatter(distribution: Distribution, meanUs: number, word: number): number {
	if (distribution === 'deterministic') {
		return Math.max(1, Math.round(meanUs))
	}
	const draw = randomExponential.source(() => 1 - word / 0x7fffffff)(1 / meanUs)
	return Math.max(1, Math.round(draw()))
}
