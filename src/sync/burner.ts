/** CPU work that really burns a core: a fixed arithmetic unit, calibrated against the real clock. */
import type { RealClock } from './run-clock.ts'

/** Real time that one chunk takes on a core of its own. */
export const chunkUs = 100

/** Below the clock's own jitter. */
const fastUs = 0.9 * chunkUs

const samples = 12
const turnsPerSample = 20_000

export class Burner {
	readonly #realUs: RealClock
	#turns = 0
	#state = 1

	constructor(realUs: RealClock) {
		this.#realUs = realUs
	}

	/** Burns what an idle core does in `chunkUs`; takes longer when the core is shared, and that is the point. */
	chunk(): void {
		if (this.#turns === 0) {
			this.#turns = this.#calibrate()
		}
		const fromUs = this.#realUs()
		this.#burn(this.#turns)
		const us = this.#realUs() - fromUs
		// Nothing makes work faster but a compiler that has found out more: so that is what the core can do.
		if (us > 0 && us < fastUs) {
			this.#turns = Math.round((this.#turns * chunkUs) / us)
		}
	}

	/** The fastest of several samples: the one that was disturbed least. */
	#calibrate(): number {
		let fastestUs = Infinity
		for (let i = 0; i < samples; i++) {
			const from = this.#realUs()
			this.#burn(turnsPerSample)
			fastestUs = Math.min(fastestUs, Math.max(1, this.#realUs() - from))
		}
		return Math.max(1, Math.round((turnsPerSample * chunkUs) / fastestUs))
	}

	#burn(turns: number): void {
		let state = this.#state | 0
		for (let i = 0; i < turns; i++) {
			state = (Math.imul(state, 0x5bd1e995) ^ (state >>> 13)) | 1
		}
		this.#state = state
	}
}
