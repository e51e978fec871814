/** Standing aside between a look and an act, so that a race is run into even where threads share one core. */

/** Nobody ever writes it. */
const never = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
const asideMs = 0.1

export class Hesitation {
	readonly #every: number
	#times = 0

	/** `every`: of how many times once. */
	constructor(every: number) {
		this.#every = every
	}

	/** Now and then lets the others go on for a moment. */
	hesitate(): void {
		this.#times++
		if (this.#times % this.#every === 0) Atomics.wait(never, 0, 0, asideMs)
	}
}
