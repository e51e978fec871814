import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DurationHistogram } from './histogram.ts'

const durations = fc.array(
	fc.oneof(
		fc.nat({ max: 300 }),
		fc.nat({ max: 1_000_000 }),
		fc.integer({ min: 0, max: 40 }).map((power) => 2 ** power),
		fc.maxSafeInteger().map((us) => Math.abs(us) % 2 ** 40),
	),
	{ minLength: 1, maxLength: 200 },
)

function histogramOf(values: readonly number[]): DurationHistogram {
	const histogram = new DurationHistogram()
	for (const us of values) histogram.add(us)
	return histogram
}

test('count, mean and maximum are exact; quantiles are within 1 % of a sorted list', () => {
	fc.assert(
		fc.property(durations, fc.double({ min: 0, max: 1, noNaN: true }), (values, q) => {
			const histogram = histogramOf(values)
			const sorted = [...values].sort((one, other) => one - other)
			const exact = sorted[Math.max(1, Math.ceil(q * values.length)) - 1] ?? NaN
			expect(Math.abs(histogram.quantile(q) - exact)).toBeLessThanOrEqual(exact / 100)
			const { count, mean, max } = histogram.summary()
			expect(count).toBe(values.length)
			expect(mean).toBe(values.reduce((sum, us) => sum + us, 0) / values.length)
			expect(max).toBe(sorted.at(-1))
		}),
		{ numRuns: 500 },
	)
})

test('bins hold every duration once, the long ones in the last', () => {
	fc.assert(
		fc.property(durations, fc.integer({ min: 1, max: 50 }), (values, bins) => {
			const counts = histogramOf(values).bins(5000, bins)
			expect(counts).toHaveLength(bins)
			expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length)
		}),
	)
	expect(histogramOf([0, 9, 10, 19, 25, 99, 1e9]).bins(30, 3)).toEqual([2, 2, 3])
})

test('an empty histogram is all zeros', () => {
	const empty = new DurationHistogram()
	expect(empty.summary()).toEqual({ count: 0, mean: 0, p50: 0, p95: 0, p99: 0, max: 0 })
	expect(empty.bins(100, 2)).toEqual([0, 0])
})

test('a copy and its origin go separate ways, a frozen copy stays', () => {
	const origin = histogramOf([5, 7])
	const copy = origin.clone()
	const frozen = origin.frozen()
	expect(origin.frozen()).toBe(frozen)
	origin.add(100)
	copy.add(1)
	copy.add(1)
	expect(origin.bins(200, 2)).toEqual([2, 1])
	expect(copy.quantile(0.5)).toBe(1)
	expect([origin.count, copy.count, frozen.count]).toEqual([3, 4, 2])
	expect(frozen.bins(200, 2)).toEqual([2, 0])
	expect(origin.frozen().count).toBe(3)
})

test('what no clock can say is counted at the nearest end', () => {
	const histogram = histogramOf([-5, NaN, 2 ** 45])
	expect(histogram.quantile(0.5)).toBe(0)
	expect(histogram.summary().max).toBe(2 ** 45)
})
