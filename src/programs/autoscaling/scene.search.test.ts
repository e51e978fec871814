/** Help in virtual time: it really begins when it is sent for, and the backlog meanwhile is what comes too much in its lag. */
import { expect, test, vi } from 'vitest'
import {
	between,
	courseOf,
	most,
} from '../../../tools/explore-checks/storm-course.ts'
import type { FixedValues } from '../scene.ts'
import { autoscaling } from './scene.ts'

vi.setConfig({ testTimeout: 60_000 })

const ranFor = (s: number, values: FixedValues = {}) =>
	courseOf(autoscaling, values, s)

test('when help is there the burst is over: the backlog is all that came too much meanwhile', () => {
	const { depths, busy, wanted } = ranFor(30)
	const [sent, away] = wanted
	expect(wanted.map(({ threads }) => threads)).toEqual([32, 8])
	// Over 50 after 1.17 s; it looks twice a second.
	expect(sent?.atS).toBeCloseTo(1.5, 1)
	expect(sent?.dueS).toBeCloseTo(6.5, 1)
	// Nobody works beyond the eight before, and all of them work then.
	expect(most(between(busy, 0, sent?.dueS ?? 0))).toBe(8)
	expect(most(between(busy, 6.6, 8))).toBe(32)
	// 300 a second too many from 1 s to 6 s, then 40 a second fewer.
	expect(most(depths)).toBeGreaterThan(1470)
	expect(most(depths)).toBeLessThan(1530)
	// 340 a second more than come: empty in 4.4 s; then most of them have nothing to do.
	const empty = depths.find(([atS, depth]) => atS > 7 && depth === 0)
	expect(empty?.[0]).toBeGreaterThan(10.3)
	expect(empty?.[0]).toBeLessThan(11.5)
	expect(most(between(busy, 12, 20))).toBeLessThanOrEqual(8)
	// Ten seconds later they go.
	const calmS = (away?.atS ?? 0) - (empty?.[0] ?? 0)
	expect(calmS).toBeGreaterThan(9)
	expect(calmS).toBeLessThan(11)
})

test.each([
	[1, 1.5],
	[2, 2.5],
	[4, 4.5],
])(
	'help that takes %i s comes to what has come too much by then',
	(lag, s) => {
		const { depths } = ranFor(4 + lag, { lag, length: 10 })
		const expected = 300 * s
		expect(Math.abs(most(depths) / expected - 1)).toBeLessThan(0.1)
	},
)

test('no more than there may be come, and without a burst nobody does', () => {
	expect(most(ranFor(12, { max: 60 }).busy)).toBe(60)
	expect(ranFor(10, { burst: 60 }).wanted).toEqual([])
	expect(ranFor(10, { max: 8 }).wanted).toEqual([])
})
