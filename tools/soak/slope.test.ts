import { expect, test } from 'vitest'
import { slopeOf } from './slope.mjs'

test('a line has its slope, wherever it begins', () => {
	expect(slopeOf([0, 1, 2, 7].map((x) => [x, 3 * x + 100]))).toBeCloseTo(3)
	expect(slopeOf([5, 6, 9].map((x) => [x, 42]))).toBeCloseTo(0)
})

test('what swings and does not grow is flat, and what grows below its swing is not', () => {
	const swing = (x: number) => (x % 2 === 0 ? 10 : -10)
	const times = Array.from({ length: 200 }, (_, at) => at)
	expect(Math.abs(slopeOf(times.map((x) => [x, swing(x)])))).toBeLessThan(0.01)
	expect(slopeOf(times.map((x) => [x, swing(x) + 0.1 * x]))).toBeGreaterThan(0.09)
})

test('one point, or many at one time, do not grow', () => {
	expect(slopeOf([])).toBe(0)
	expect(slopeOf([[1, 2]])).toBe(0)
	expect(
		slopeOf([
			[1, 2],
			[1, 9],
		]),
	).toBe(0)
})
