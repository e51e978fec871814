import { expect, test } from 'vitest'
import type { Pace } from '../view/session.ts'
import { Calm } from './calm.ts'

/** Pictures within a second of 60 refreshes. */
function picturesAt(pace: Pace): number {
	const calm = new Calm()
	const refreshes = Array.from({ length: 60 }, (_, at) => 1000 + (at * 1000) / 60)
	return refreshes.filter((nowMs) => calm.shows(nowMs, pace)).length
}

test.each([10, 'full'] as const)('at pace %s six pictures a second', (pace) => {
	expect(picturesAt(pace)).toBe(6)
})

test.each(['line', 0.01, 1, 5] as const)('at pace %s every refresh has its picture', (pace) => {
	expect(picturesAt(pace)).toBe(60)
})

test('digits stand for a quarter of a second, whatever the pace', () => {
	const calm = new Calm()
	expect([0, 100, 249, 250, 499, 500].map((nowMs) => calm.holds(nowMs))).toEqual([
		...[true, false, false, true, false, true],
	])
})
