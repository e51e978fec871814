import { expect, test } from 'vitest'
import { paceFor, paces, placeOf } from './play-pace.ts'

test('a short run is slowed down until it can be watched, a long one goes as it went', () => {
	expect(paceFor(20_000_000)).toBe(1)
	expect(paceFor(5_000_000)).toBe(0.5)
	expect(paceFor(900_000)).toBe(0.08)
	for (const lengthUs of [200_000, 1_000_000, 7_000_000]) {
		expect(lengthUs / 1e6 / paceFor(lengthUs)).toBeGreaterThanOrEqual(10)
	}
})

test('a run of no length has the slowest pace', () => {
	expect(paceFor(0)).toBe(paces[0])
})

test('every pace has its own place, rising', () => {
	expect(paces.map(placeOf)).toEqual(paces.map((_, place) => place))
	expect(paces).toEqual(paces.toSorted((one, other) => one - other))
})
