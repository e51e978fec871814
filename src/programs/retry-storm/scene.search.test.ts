/** The storm in virtual time: what nobody waits for any more is done all the same, and keeps everybody else waiting. */
import { expect, test, vi } from 'vitest'
import {
	perS,
	stormOf,
} from '../../../tools/explore-checks/storm-course.ts'
import type { FixedValues } from '../scene.ts'
import { retryStorm } from './scene.ts'

vi.setConfig({ testTimeout: 60_000 })

const endS = 60

const stormWith = (values: FixedValues, seed: number) =>
	stormOf(retryStorm, values, seed, endS)

const seeds = [1, 2, 3]
/** Before the burst, and what it comes to: nobody is kept waiting. */
const calmPerS = 60
const burstEndS = 4

test.each(seeds)(
	'without a bound nothing is answered in time any more, half a minute after the burst, seed %i',
	(seed) => {
		const { first, again, good, done } = stormWith({}, seed)
		expect(perS(good, 0, 2)).toBeGreaterThan(0.9 * calmPerS)
		// All that comes for the first time could be done, and the workers never rest.
		expect(perS(first, burstEndS, endS)).toBeLessThan(70)
		expect(perS(done, burstEndS, endS)).toBeCloseTo(100, 0)
		expect(perS(good, burstEndS, burstEndS + 30)).toBeLessThan(
			0.1 * calmPerS,
		)
		// Everybody asks four times.
		const amplification = perS(again, 20, endS) / perS(first, 20, endS)
		expect(amplification).toBeGreaterThan(2.7)
		expect(amplification).toBeLessThan(3.3)
	},
)

test.each(seeds)(
	'with room for 80 the same burst is over in less than ten seconds, seed %i',
	(seed) => {
		const { first, again, good } = stormWith({ unbounded: false }, seed)
		for (let s = burstEndS; s < burstEndS + 30; s += 10) {
			const asked = perS(first, s, s + 10)
			expect(perS(good, s, s + 10)).toBeGreaterThan(0.8 * asked)
		}
		expect(perS(again, burstEndS + 10, endS)).toBe(0)
	},
)

test.each(seeds)(
	'clients who never ask again end it too, as soon as the backlog is done, seed %i',
	(seed) => {
		const { again, good } = stormWith({ retries: 0 }, seed)
		expect(again.every((count) => count === 0)).toBe(true)
		// 900 too many, and 40 a second to spare.
		expect(perS(good, burstEndS, burstEndS + 15)).toBeLessThan(6)
		expect(perS(good, burstEndS + 30, endS)).toBeGreaterThan(50)
	},
)

test('more patience than there is backlog: nobody asks twice, and all is well', () => {
	const { again, first, good, done } = stormWith(
		{ deadline: 10_000 },
		1,
	)
	expect(again.every((count) => count === 0)).toBe(true)
	expect(perS(done, 0, endS)).toBeCloseTo(perS(first, 0, endS), -1)
	expect(perS(good, burstEndS + 25, endS)).toBeGreaterThan(50)
})

test('a room that is too large for the deadline ends nothing: what is in it is too late', () => {
	const { good } = stormWith({ unbounded: false, capacity: 300 }, 1)
	expect(perS(good, burstEndS, burstEndS + 30)).toBeLessThan(
		0.1 * calmPerS,
	)
})
