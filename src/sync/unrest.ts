/**
 * Spurious wake-ups: a thread in a wait may go although nobody has notified it. Platforms allow it and do it rarely; here
 * it comes as often as one wants, by chance that is the same in every run with the same seed.
 */

/** The golden ratio and two odd numbers that mix well: splitmix32. */
const step = 0x9e3779b9
const mixers = [0x21f0aaad, 0x735a2d97] as const

/** When one thread's waits end for no reason. */
export class Unrest {
	#state: number
	readonly #perS: () => number

	/** `perS`: how often, per second of run time in a wait. */
	constructor(seed: number, thread: number, perS: () => number) {
		this.#state = Math.imul(seed, mixers[0]) ^ Math.imul(thread, step)
		this.#perS = perS
	}

	/** The run time at which a wait that begins at `nowUs` ends, if nobody ends it before. Its rate is that of now. */
	nextUs(nowUs: number): number {
		const perS = this.#perS()
		return perS > 0 ? nowUs - (Math.log(1 - this.#draw()) / perS) * 1e6 : Infinity
	}

	/** From 0, below 1. */
	#draw(): number {
		this.#state = (this.#state + step) | 0
		let mixed = this.#state
		for (const mixer of mixers) {
			mixed = Math.imul(mixed ^ (mixed >>> 15), mixer)
		}
		return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
	}
}
