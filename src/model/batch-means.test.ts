import { expect, test } from 'vitest'
import { batchMeans } from './batch-means.ts'

test('equal values have a mean that is sure, and too few none', () => {
	expect(batchMeans(Array.from({ length: 40 }, () => 3))).toEqual({
		...{ mean: 3, standardError: 0, halfWidth: 0, halves: [3, 3] },
	})
	expect(batchMeans([1, 2, 3])).toBeNull()
})

test('what goes up and down within a batch does not matter, what does from batch to batch', () => {
	const quick = batchMeans(Array.from({ length: 1000 }, (_, i) => i % 2))
	const slow = batchMeans(Array.from({ length: 1000 }, (_, i) => Math.floor(i / 100) % 2))
	expect(quick).toMatchObject({ mean: 0.5, halfWidth: 0 })
	expect(slow?.mean).toBe(0.5)
	// Ten means of 0 and 1: deviation 0.527, over √10, times 2.262.
	expect(slow?.halfWidth).toBeCloseTo(0.377, 3)
})

test('halves tell whether it grows; what is left over is left out', () => {
	const growing = batchMeans(Array.from({ length: 107 }, (_, i) => i))
	expect(growing?.halves).toEqual([24.5, 74.5])
	expect(growing?.mean).toBe(49.5)
})
