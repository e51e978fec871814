import { expect, test } from 'vitest'
import { earliestOf } from './earliest.ts'

test('the earliest of some times, also where the word has wrapped in between', () => {
	expect(earliestOf([5, 3, 4])).toBe(1)
	expect(earliestOf([3, 3])).toBe(0)
	const beforeWrap = (2 ** 31 - 10) | 0
	expect(earliestOf([(beforeWrap + 100) | 0, beforeWrap])).toBe(1)
	expect(earliestOf([-5, 10])).toBe(0)
})
