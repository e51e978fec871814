/** Repeatable chance for tests. */
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

export class Chance {
	readonly #generator: ReturnType<typeof xoroshiro128plus>

	constructor(seed: number) {
		this.#generator = xoroshiro128plus(seed)
	}

	/** From 0 to `count` − 1. */
	below(count: number): number {
		return uniformInt(this.#generator, 0, count - 1)
	}

	oneOf<T>(list: readonly T[]): T {
		const one = list[this.below(list.length)]
		if (one === undefined) throw new RangeError('nothing to choose from')
		return one
	}
}

/** Another one each time, for whoever prints it. */
export function freshSeed(): number {
	return Date.now() & 0x7fffffff
}
