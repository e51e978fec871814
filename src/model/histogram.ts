/**
 * Durations counted in log-linear buckets: exact count, sum and maximum, percentiles within 1 %.
 * (Stub of the contract; the model's author completes it.)
 */
export interface Summary {
	readonly count: number
	readonly mean: number
	readonly p50: number
	readonly p95: number
	readonly p99: number
	readonly max: number
}
export interface Histogram {
	readonly count: number
	/** All in microseconds; zeros when nothing was counted. */
	summary(): Summary
	/** The 0…1 quantile, microseconds. */
	quantile(q: number): number
	/** `bins` counts of equal width from 0 to `toUs`; what lies above is in the last. */
	bins(toUs: number, bins: number): readonly number[]
}
