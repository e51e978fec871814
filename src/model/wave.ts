/**
 * What came, what was inside and what became of it, in equal bins of run time: counted as the run goes on, so that a picture
 * of all of it costs no more than its bins. Bins are kept when old records are let go.
 */
export interface WaveBin {
	readonly fromUs: number
	readonly toUs: number
	/** Items that came, and those of them that were retries of clients. */
	readonly arrivals: number
	readonly retries: number
	/** Most items that lay in queues at once. */
	readonly depth: number
	/** Done within the deadline after they came, and later. */
	readonly good: number
	readonly late: number
	/** Refused, and lost after they had been accepted. */
	readonly refused: number
	readonly lost: number
}

/** Width of the bins that are kept; those that are asked for are as many of them wide as needed. */
const fineUs = 20_000

type Count = 'arrivals' | 'retries' | 'good' | 'late' | 'refused' | 'lost'
const counts: readonly Count[] = ['arrivals', 'retries', 'good', 'late', 'refused', 'lost']

/** Numbers by bin; 0 where nothing was counted. */
class Bins {
	#values = new Uint32Array(64)

	/** Behind the last bin in which anything may have been counted. */
	get length(): number {
		return this.#values.length
	}

	at(bin: number): number {
		return this.#values[bin] ?? 0
	}

	set(bin: number, value: number): void {
		if (bin >= this.#values.length) {
			const longer = new Uint32Array(Math.max(bin + 1, 2 * this.#values.length))
			longer.set(this.#values)
			this.#values = longer
		}
		this.#values[bin] = value
	}
}

export class Wave {
	readonly #counts = new Map<Count, Bins>(counts.map((count) => [count, new Bins()]))
	readonly #deepest = new Bins()
	readonly #depths = new Map<number, number>()
	#depth = 0
	/** The first bin, and the last one in which a depth was noted. */
	#first = 0
	#last = -1

	/** `startUs`: nothing is known of the time before. */
	constructor(startUs: number) {
		this.#first = Math.floor(startUs / fineUs)
		this.#last = this.#first - 1
	}

	count(what: Count, atUs: number, more = 1): void {
		const bins = this.#counts.get(what)
		const bin = this.#binOf(atUs)
		bins?.set(bin, bins.at(bin) + more)
	}

	depth(queue: number, atUs: number, depth: number): void {
		const bin = this.#binOf(atUs)
		// Until now the depth was as it had been.
		for (let passed = this.#last + 1 - this.#first; passed <= bin; passed++) {
			this.#deepest.set(passed, this.#depth)
		}
		this.#last = Math.max(this.#last, bin + this.#first)
		this.#depth += depth - (this.#depths.get(queue) ?? 0)
		this.#depths.set(queue, depth)
		this.#deepest.set(bin, Math.max(this.#deepest.at(bin), this.#depth))
	}

	/**
	 * At most `most` bins and two that cover the time from `fromUs` to `toUs`. Their edges are whole multiples of their width:
	 * they stand still while the end moves on.
	 */
	bins(fromUs: number, toUs: number, most: number): readonly WaveBin[] {
		const widthUs = fineUs * Math.max(1, Math.ceil((toUs - fromUs) / Math.max(1, most) / fineUs))
		const bins: WaveBin[] = []
		for (let us = Math.floor(fromUs / widthUs) * widthUs; us < toUs; us += widthUs) {
			bins.push(this.#bin(us, us + widthUs))
		}
		return bins
	}

	#bin(fromUs: number, toUs: number): WaveBin {
		const from = Math.round(fromUs / fineUs) - this.#first
		const to = Math.round(toUs / fineUs) - this.#first
		const sums = { arrivals: 0, retries: 0, good: 0, late: 0, refused: 0, lost: 0 }
		for (const [count, bins] of this.#counts) {
			for (let bin = Math.max(0, from); bin < Math.min(to, bins.length); bin++) {
				sums[count] += bins.at(bin)
			}
		}
		const noted = this.#last + 1 - this.#first
		let depth = to > noted ? this.#depth : 0
		for (let bin = Math.max(0, from); bin < Math.min(to, noted); bin++) {
			depth = Math.max(depth, this.#deepest.at(bin))
		}
		return { fromUs, toUs, depth, ...sums }
	}

	#binOf(atUs: number): number {
		return Math.max(0, Math.floor(atUs / fineUs) - this.#first)
	}
}
