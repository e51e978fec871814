/** What came and what was done, noted while records are folded: rates of the recent past, and the wave of the whole run. */
import { Column } from './column.ts'
import type { Rates } from './moment-of.ts'
import { Wave, type WaveBin } from './wave.ts'

/** Times over which completions and arrivals are averaged. */
const doneUs = 1_000_000
const cameUs = 2_000_000

/** How many there had been at any time; counts that were let go of are one number that is the same for every later time. */
class Sum {
	readonly #atUs = new Column('float', 256)
	readonly #sums = new Column('float', 256)
	#soFar = 0
	#letGo = 0

	add(atUs: number, more: number): void {
		this.#soFar += more
		this.#atUs.push(atUs)
		this.#sums.push(this.#soFar)
	}

	at(us: number): number {
		const place = this.#atUs.after(us)
		return place <= this.#sums.first ? this.#letGo : this.#sums.at(place - 1)
	}

	/** Per second, in the time before `atUs`. */
	perS(atUs: number, windowUs: number): number {
		return ((this.at(atUs) - this.at(atUs - windowUs)) * 1e6) / windowUs
	}

	dropBefore(us: number): void {
		const place = this.#atUs.after(us)
		if (place > this.#sums.first) this.#letGo = this.#sums.at(place - 1)
		this.#atUs.dropBefore(place)
		this.#sums.dropBefore(place)
	}
}

export class Flow {
	readonly #wave: Wave
	readonly #came = new Sum()
	readonly #refused = new Sum()
	readonly #done = new Sum()
	readonly #inTime = new Sum()

	/** `startUs`: nothing is known of the time before. */
	constructor(startUs: number) {
		this.#wave = new Wave(startUs)
	}

	arrived(atUs: number, items: number, isRetry: boolean): void {
		if (items === 0) return
		this.#wave.count('arrivals', atUs, items)
		if (isRetry) this.#wave.count('retries', atUs, items)
		this.#came.add(atUs, items)
	}

	completed(atUs: number, isInTime: boolean): void {
		this.#wave.count(isInTime ? 'good' : 'late', atUs)
		this.#done.add(atUs, 1)
		if (isInTime) this.#inTime.add(atUs, 1)
	}

	refused(atUs: number): void {
		this.#wave.count('refused', atUs)
		this.#refused.add(atUs, 1)
	}

	lost(atUs: number): void {
		this.#wave.count('lost', atUs)
	}

	depth(queue: number, atUs: number, depth: number): void {
		this.#wave.depth(queue, atUs, depth)
	}

	/** Completions over the second before `atUs`, arrivals over two, or over what there is of them. */
	ratesAt(atUs: number): Rates {
		const nothing = { throughputPerS: 0, goodputPerS: 0, arrivalsPerS: 0, refusedPerS: 0 }
		if (atUs <= 0) return nothing
		const windowUs = Math.min(doneUs, atUs)
		const longerUs = Math.min(cameUs, atUs)
		return {
			throughputPerS: this.#done.perS(atUs, windowUs),
			goodputPerS: this.#inTime.perS(atUs, windowUs),
			arrivalsPerS: this.#came.perS(atUs, longerUs),
			refusedPerS: this.#refused.perS(atUs, longerUs),
		}
	}

	wave(fromUs: number, toUs: number, bins: number): readonly WaveBin[] {
		return this.#wave.bins(fromUs, toUs, bins)
	}

	/** What is before `us` by more than rates need is let go of; the wave is kept. */
	dropBefore(us: number): void {
		this.#came.dropBefore(us - cameUs - 1)
		this.#refused.dropBefore(us - cameUs - 1)
		this.#done.dropBefore(us - doneUs - 1)
		this.#inTime.dropBefore(us - doneUs - 1)
	}
}
