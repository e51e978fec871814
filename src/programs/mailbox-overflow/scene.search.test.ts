/** A small mailbox in every schedule: whatever gives when it is full, nobody is left waiting. */
import { expect, test, vi } from 'vitest'
import {
	lookThrough,
	planOf,
} from '../../../tools/explore-checks/look.ts'
import { overflows } from '../../sync/mailbox-options.ts'

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
