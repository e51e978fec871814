/**
 * Durations counted in log-linear buckets: exact count, sum and maximum, percentiles within 1 %.
 * Up to 128 µs every microsecond has its own bucket; above, 64 buckets per doubling up to 2^40 µs.
 */
export interface Summary {
	readonly count: number
	readonly mean: number
	readonly p50: number
	readonly p95: number
	readonly p99: number
	readonly max: number
}

/** A histogram as the view reads it. */
export interface Histogram {
	readonly count: number
	/** All in microseconds; zeros when nothing was counted. */
	summary(): Summary
	/** The 0…1 quantile by nearest rank, microseconds, within 1 %; 0 when nothing was counted. */
	quantile(q: number): number
	/**
	 * `bins` counts of equal width from 0 to `toUs`; what lies above is in the last. Counts sum to
	 * `count`; a duration within 1 % of an edge may be counted on its other side.
	 */
	bins(toUs: number, bins: number): readonly number[]
}

const longestUs = 2 ** 40
const bucketCount = 64 * 34 + 128

function bucketOf(us: number): number {
	let scaled = us
	let doublings = 0
	if (scaled >= 2 ** 31) {
		scaled = Math.floor(scaled / 2 ** 20)
		doublings = 20
	}
	if (scaled < 128 && doublings === 0) return scaled
	const top = 31 - Math.clz32(scaled)
	return 64 * (top + doublings - 6) + (scaled >>> (top - 6))
}

/** The middle of the whole microseconds that share a bucket. */
function middleOf(bucket: number): number {
	if (bucket < 128) return bucket
	const doublings = Math.floor(bucket / 64) - 1
	const width = 2 ** doublings
	return (bucket - 64 * doublings) * width + (width - 1) / 2
}

/** A histogram that can be added to. Copies share their buckets until one of them changes. */
export class DurationHistogram implements Histogram {
	#buckets: Uint32Array<ArrayBuffer>
	#frozen: Histogram | null = null
	#isShared = false
	#count = 0
	#sum = 0
	#max = 0

	constructor(buckets = new Uint32Array(bucketCount)) {
		this.#buckets = buckets
	}

	get count(): number {
		return this.#count
	}

	/** Counts a duration in microseconds, so many times; it is rounded, and clamped to 0 … 2^40 for its bucket. */
	add(us: number, times = 1): void {
		if (this.#isShared) {
			this.#buckets = this.#buckets.slice()
			this.#isShared = false
		}
		const whole = Number.isFinite(us) ? Math.max(0, Math.round(us)) : 0
		this.#frozen = null
		const bucket = bucketOf(Math.min(whole, longestUs))
		this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + times
		this.#count += times
		this.#sum += whole * times
		this.#max = Math.max(this.#max, whole)
	}

	/** A copy that stays as it is; the same one until something is added. */
	frozen(): Histogram {
		this.#frozen ??= this.clone()
		return this.#frozen
	}

	clone(): DurationHistogram {
		const copy = new DurationHistogram(this.#buckets)
		copy.#isShared = true
		this.#isShared = true
		copy.#count = this.#count
		copy.#sum = this.#sum
		copy.#max = this.#max
		return copy
	}

	quantile(q: number): number {
		const rank = Math.max(1, Math.ceil(Math.min(1, q) * this.#count))
		if (rank >= this.#count) return this.#max
		let seen = 0
		for (let bucket = 0; bucket < bucketCount; bucket++) {
			seen += this.#buckets[bucket] ?? 0
			if (seen >= rank) return Math.min(this.#max, middleOf(bucket))
		}
		return this.#max
	}

	summary(): Summary {
		return {
			count: this.#count,
			mean: this.#count === 0 ? 0 : this.#sum / this.#count,
			p50: this.quantile(0.5),
			p95: this.quantile(0.95),
			p99: this.quantile(0.99),
			max: this.#max,
		}
	}

	bins(toUs: number, bins: number): readonly number[] {
		const counts = new Array<number>(bins).fill(0)
		for (let bucket = 0; bucket < bucketCount; bucket++) {
			const count = this.#buckets[bucket] ?? 0
			if (count === 0) continue
			const bin = Math.min(bins - 1, Math.floor((middleOf(bucket) / toUs) * bins))
			counts[bin] = (counts[bin] ?? 0) + count
		}
		return counts
	}

	/** Every bucket with its count, for comparing two histograms. */
	toJSON(): unknown {
		const filled = [...this.#buckets.entries()].filter(([, count]) => count > 0)
		return { count: this.#count, sum: this.#sum, max: this.#max, filled }
	}
}
