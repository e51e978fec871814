import { expect, test } from 'vitest'
import { lookThrough, planOf } from '../../tools/explore-checks/look.ts'

test.each([0, 1, 2])(
	'one producer and one consumer with %i places between break no law in any schedule',
	(capacity) => {
		const found = lookThrough(planOf('rendezvous', { capacity }), { victim: true, spurious: true })
		expect([found.verdict, found.detail, found.race]).toEqual(['safe', '', null])
	},
)
