/** Four ways to meet a full queue, in all schedules: nobody is left behind, whoever gives up when. */
import { expect, test } from 'vitest'
import { lookThrough } from '../../../tools/explore-checks/look.ts'
import { fullQueueStyles } from './scene.ts'

const sizes = [1, 2].flatMap((capacity) =>
	[1, 2].map((consumers) => ({ capacity, consumers })),
)

test.each(sizes)('no schedule breaks a law: %o', (values) => {
	const plan = { scene: fullQueueStyles, values, seed: 1 }
	expect(lookThrough(plan)).toMatchObject({
		verdict: 'safe',
		race: null,
	})
})

test('any waiter may be woken, and nothing is lost to one that gives up', () => {
	const values = { capacity: 1, consumers: 1 }
	const plan = { scene: fullQueueStyles, values, seed: 1 }
	const open = { victim: true, spurious: true }
	expect(lookThrough(plan, open).verdict).toBe('safe')
})
