import { expect, test } from 'vitest'
import { fullJitter } from './backoff.ts'

test('each pause may be twice as long as the one before, and as short as nothing', () => {
	expect([1, 2, 3].map((attempt) => fullJitter(200, attempt, 1))).toEqual([200, 400, 800])
	expect([1, 2, 3].map((attempt) => fullJitter(200, attempt, 0))).toEqual([0, 0, 0])
})

test('three retries pause for 700 ms on average', () => {
	const pauses = [1, 2, 3].map((attempt) => fullJitter(200, attempt, 0.5))
	expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBe(700)
})
