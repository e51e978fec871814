/** What is measured since a knob was last turned, while records are folded. */
import { DurationHistogram } from './histogram.ts'
import type { Stretch } from './stretch.ts'

/** Sums since the start of the run; a stretch is the difference to where they stood when it began. */
export interface Sums {
	readonly offered: number
	readonly completed: number
	readonly inService: number
	/** Items that were accepted and have not left. */
	readonly inside: number
	readonly accepted: number
	readonly polls: number
	readonly emptyPolls: number
}

const nothing: Sums = {
	...{ offered: 0, completed: 0, inService: 0, inside: 0, accepted: 0 },
	...{ polls: 0, emptyPolls: 0 },
}

export class StretchFold {
	#fromUs: number
	#before = nothing
	#detection = new DurationHistogram()
	#served = 0
	#serviceUs = 0
	/** Time of all threads together with an item in hand, up to `#seenUs`. */
	#busyUs = 0
	/** Number of items inside times time, up to `#seenUs`. */
	#insideUs = 0
	#seenUs: number
	/** Time inside of the items that left, one by one. */
	#leftUs = 0
	#lastPollUs: number | null = null
	#gapsUs = 0
	#squaredGaps = 0

	constructor(fromUs: number) {
		this.#fromUs = fromUs
		this.#seenUs = fromUs
	}

	get fromUs(): number {
		return this.#fromUs
	}

	/** A knob was turned: begins anew. */
	begin(atUs: number, sums: Sums): void {
		this.#fromUs = atUs
		this.#before = { ...sums }
		this.#detection = new DurationHistogram()
		this.#served = 0
		this.#serviceUs = 0
		this.#busyUs = 0
		this.#insideUs = 0
		this.#leftUs = 0
		this.#seenUs = atUs
		this.#lastPollUs = null
		this.#gapsUs = 0
		this.#squaredGaps = 0
	}

	/** Until `atUs` so many items were in hand, and so many in the system. */
	pass(atUs: number, inService: number, inside: number): void {
		if (atUs <= this.#seenUs) return
		this.#busyUs += inService * (atUs - this.#seenUs)
		this.#insideUs += inside * (atUs - this.#seenUs)
		this.#seenUs = atUs
	}

	/** An item that came at `cameUs` left. */
	leave(cameUs: number, atUs: number): void {
		this.#leftUs += atUs - Math.max(cameUs, this.#fromUs)
	}

	/** Service that began before this stretch went on under other conditions: it is not counted. */
	serve(fromUs: number, toUs: number): void {
		if (fromUs < this.#fromUs) return
		this.#served += 1
		this.#serviceUs += toUs - fromUs
	}

	poll(atUs: number): void {
		if (this.#lastPollUs !== null) {
			const gapUs = Math.max(0, atUs - this.#lastPollUs)
			this.#gapsUs += gapUs
			this.#squaredGaps += gapUs * gapUs
		}
		this.#lastPollUs = atUs
	}

	detect(us: number, items: number): void {
		this.#detection.add(us, items)
	}

	/** `stayedUs`: how long all that are still in the system have been in it, of this stretch. */
	at(atUs: number, sums: Sums, stayedUs: number): Stretch {
		const restUs = Math.max(0, atUs - this.#seenUs)
		const busyUs = this.#busyUs + sums.inService * restUs
		const insideUs = this.#insideUs + sums.inside * restUs
		const lengthUs = atUs - this.#fromUs
		return {
			fromUs: this.#fromUs,
			arrivals: sums.offered - this.#before.offered,
			completions: sums.completed - this.#before.completed,
			meanServiceUs: this.#served === 0 ? null : this.#serviceUs / this.#served,
			busy: lengthUs <= 0 ? sums.inService : busyUs / lengthUs,
			inSystem: lengthUs <= 0 ? sums.inside : insideUs / lengthUs,
			accepted: sums.accepted - this.#before.accepted,
			sojournSumUs: this.#leftUs + stayedUs,
			detection: this.#detection.frozen(),
			polls: sums.polls - this.#before.polls,
			emptyPolls: sums.emptyPolls - this.#before.emptyPolls,
			gapDelayUs: this.#gapsUs === 0 ? null : this.#squaredGaps / (2 * this.#gapsUs),
		}
	}

	clone(): StretchFold {
		const copy = new StretchFold(this.#fromUs)
		copy.#before = this.#before
		copy.#detection = this.#detection.clone()
		copy.#served = this.#served
		copy.#serviceUs = this.#serviceUs
		copy.#busyUs = this.#busyUs
		copy.#insideUs = this.#insideUs
		copy.#leftUs = this.#leftUs
		copy.#seenUs = this.#seenUs
		copy.#lastPollUs = this.#lastPollUs
		copy.#gapsUs = this.#gapsUs
		copy.#squaredGaps = this.#squaredGaps
		return copy
	}
}
