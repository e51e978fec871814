/** A small mailbox in every schedule: whatever gives when it is full, nobody is left waiting. */
import { expect, test, vi } from 'vitest'
import {
	lookThrough,
	planOf,
} from '../../../tools/explore-checks/look.ts'
import { overflows } from '../../sync/mailbox-options.ts'
import { routings } from '../../sync/router.ts'

vi.setConfig({ testTimeout: 60_000 })

test.each(overflows)(
	'%s: no law is broken, and nobody is left waiting',
	(overflow) => {
		for (const mailbox of [1, 2]) {
			const values = { mailbox, overflow, senders: 2 }
			const found = lookThrough(planOf('mailbox-overflow', values))
			expect(found.law).toBeNull()
			expect(found.race).toBeNull()
		}
	},
)

// Random draws 64 times before it begins again: too many states for a test.
test.each(routings.filter((one) => one !== 'random'))(
	'two clerks behind a router, %s: no law is broken, and nobody is left waiting',
	(routing) => {
		const values = { mailbox: 1, senders: 1, routees: 2, routing }
		const found = lookThrough(planOf('mailbox-overflow', values))
		expect(found).toMatchObject({ law: null, race: null })
	},
)
