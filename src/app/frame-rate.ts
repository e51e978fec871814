/**
 * Whether to draw on this display refresh. A page that cannot keep up draws on every second one: half the pictures at an
 * even beat, and a browser that still answers at once.
 */

/** Refreshes that are judged together. */
const judged = 60
/** Refreshes for which a slower beat is kept before the full one is tried again; doubled each time it fails. */
const firstPatience = 300
const longestPatience = 4800
/** A refresh that comes so long after the last has missed one, on a display of 60 a second. */
const lateMs = 25
/** Refreshes come a little early or late. */
const slackMs = 4
/** Share of late refreshes above which the page cannot keep up. */
const tooManyLate = 0.08

export class FrameRate {
	#lastMs = 0
	#drawnMs = -Infinity
	#seen = 0
	#late = 0
	#isHalved = false
	#isOdd = false
	#slowFor = 0
	#patience = firstPatience

	/** To be asked once per refresh, with its time. `leastMs`: from one picture to the next. */
	shouldDraw(nowMs: number, leastMs = 0): boolean {
		this.#judge(nowMs - this.#lastMs)
		this.#lastMs = nowMs
		this.#isOdd = !this.#isOdd
		const isDue = nowMs - this.#drawnMs >= leastMs - slackMs
		if (!isDue || (this.#isHalved && !this.#isOdd && leastMs === 0)) return false
		this.#drawnMs = nowMs
		return true
	}

	#judge(gapMs: number): void {
		// The first one after a rest says nothing.
		if (gapMs > 500) return
		this.#seen++
		if (gapMs > lateMs) this.#late++
		if (this.#isHalved && ++this.#slowFor >= this.#patience) this.#tryFull()
		if (this.#seen < judged) return
		if (!this.#isHalved && this.#late / this.#seen > tooManyLate) this.#isHalved = true
		this.#seen = 0
		this.#late = 0
	}

	#tryFull(): void {
		this.#isHalved = false
		this.#slowFor = 0
		this.#patience = Math.min(longestPatience, this.#patience * 2)
	}
}
