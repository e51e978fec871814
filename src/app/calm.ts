/** How often what is shown may change: digits so that they can be read, pictures of fast runs so that nothing flashes. */
import type { Pace } from '../view/session.ts'

/** Digits are held for so long. */
const digitsMs = 250
/** A picture of a fast run stands for so long: of six a second no more than three flashes can come. */
const pictureMs = 1000 / 6
/** Up to here threads move slowly enough to be followed. */
const fastestFollowed = 5

export class Calm {
	#shownAtMs = -Infinity
	#heldAtMs = -Infinity

	/** Whether the picture may change now. */
	shows(nowMs: number, pace: Pace): boolean {
		const isFast = pace === 'full' || (pace !== 'line' && pace > fastestFollowed)
		const isDue = !isFast || nowMs - this.#shownAtMs >= pictureMs
		if (isDue) this.#shownAtMs = nowMs
		return isDue
	}

	/** Whether digits may change now. */
	holds(nowMs: number): boolean {
		const isDue = nowMs - this.#heldAtMs >= digitsMs
		if (isDue) this.#heldAtMs = nowMs
		return isDue
	}
}
