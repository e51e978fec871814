/** A door in virtual time: to the token, what gets in is the bucket and what has come since. */
import { expect, test } from 'vitest'
import { knockedAt } from '../../../tools/explore-checks/door-tally.ts'
import { excess } from '../../../tools/real-threads/token-windows.ts'

test('400 a second for 5 s, 100 tokens a second, 50 in the bucket: 550 of 2,000', () => {
	const { asked, given, put, refused } = knockedAt({})
	expect(Math.abs(asked - 2000)).toBeLessThanOrEqual(1)
	expect(Math.abs(given.length - 550)).toBeLessThanOrEqual(1)
	expect(put).toBe(given.length)
	expect(refused).toBe(asked - given.length)
})

test('the first fifty get in one after another, and then one every 10 ms', () => {
	const { given } = knockedAt({})
	const gaps = given.slice(1).map((us, i) => us - (given[i] ?? 0))
	// Some more come while the first fifty go.
	expect(Math.max(...gaps.slice(0, 60))).toBeLessThanOrEqual(2501)
	const later = gaps.slice(70)
	const mean = later.reduce((sum, us) => sum + us, 0) / later.length
	expect(Math.abs(mean / 10_000 - 1)).toBeLessThan(0.01)
	expect(Math.max(...later)).toBeLessThanOrEqual(10_001)
})

test.each([
	{ token: 10, bucket: 1 },
	{ token: 200, bucket: 100 },
	{ token: 100, bucket: 50, pattern: 'Poisson' },
	{ token: 399, bucket: 1000 },
])(
	'no window has more than b + r·t, and none is kept waiting: %o',
	(values) => {
		const { given } = knockedAt(values)
		const { token, bucket } = values
		expect(excess(given, bucket, token)).toBeLessThan(1e-6)
		const most = bucket + token * 5
		const expected = Math.min(most, 2000)
		expect(Math.abs(given.length / expected - 1)).toBeLessThan(0.06)
	},
)

test('behind the door the queue stays as short as the bucket; with no door to speak of it does not', () => {
	expect(knockedAt({}).deepest).toBeLessThanOrEqual(50)
	expect(knockedAt({ token: 1000 }).deepest).toBeGreaterThan(1000)
})
