/** Two senders in every schedule: an increment of the shared number is lost in a few steps. */
import { expect, test, vi } from 'vitest'
import {
	lookThrough,
	planOf,
} from '../../../tools/explore-checks/look.ts'

vi.setConfig({ testTimeout: 60_000 })

test.each([
	[1, 1],
	[400, 1],
	[400, 0],
])(
	'%i each, %i ms between read and write: an increment is lost within a few steps',
	(increments, think) => {
		const values = { increments, think, pause: think }
		const found = lookThrough(planOf('actor-counter', values))
		expect(found.law).toBe('no lost update')
		expect(found.detail).toBe('S2 wrote 1, having read 0, over 1')
		expect(found.steps).toBeLessThanOrEqual(16)
	},
)

test('with a lock around both none is', () => {
	const values = { increments: 1, lock: 'barging' }
	const found = lookThrough(planOf('actor-counter', values))
	expect(found.verdict).toBe('safe')
})

test('with one sender none is', () => {
	const values = { increments: 3, senders: 1 }
	const found = lookThrough(planOf('actor-counter', values))
	expect(found.verdict).toBe('safe')
})
