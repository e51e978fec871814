import { expect, test } from 'vitest'
import { meanOf, mostTrials } from './mean-of-trials.ts'

test('the interval of two trials is twelve times as wide as their error, of three a third of that', () => {
	// Two figures: deviation √2, error 1.
	expect(meanOf([1, 3])).toMatchObject({ n: 2, mean: 2, half: expect.closeTo(12.706, 3) as number })
	// Three: deviation 1, error 1/√3; t = 4.303.
	expect(meanOf([4, 5, 6])?.half).toBeCloseTo(4.303 / Math.sqrt(3), 6)
	// Five: deviation √2.5, error √0.5; t = 2.776.
	expect(meanOf([1, 2, 3, 4, 5])?.half).toBeCloseTo(2.776 * Math.sqrt(0.5), 6)
	// Ten, as many as there may be: deviation √(82.5/9); t = 2.262.
	const ten = Array.from({ length: mostTrials }, (_, i) => i)
	expect(meanOf(ten)).toMatchObject({ n: 10, mean: 4.5 })
	expect(meanOf(ten)?.half).toBeCloseTo((2.262 * Math.sqrt(82.5 / 9)) / Math.sqrt(10), 6)
})

test('one trial has a mean and no interval, none has neither, and equal ones are sure', () => {
	expect(meanOf([7])).toEqual({ n: 1, mean: 7, half: null })
	expect(meanOf([])).toBeNull()
	expect(meanOf([7, 7, 7])).toEqual({ n: 3, mean: 7, half: 0 })
})
