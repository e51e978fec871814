/** A few actors on few threads in every schedule: one message at a time, and nobody who has mail is forgotten. */
import { afterEach, expect, test, vi } from 'vitest'
import {
	lookThrough,
	planOf,
} from '../../../tools/explore-checks/look.ts'
import * as derived from '../../sync/mailbox.ts?twin'

/** A slow machine may take long: it is the number of states that must be small. */
const budgetMs = 100_000

vi.setConfig({ testTimeout: 120_000 })

/** The derived mailbox: methods that a thread calls are generators. */
const { Mailbox } = derived as unknown as {
	readonly Mailbox: {
		readonly prototype: {
			call(): boolean
			rest: (
				this: unknown,
				...given: unknown[]
			) => Generator<undefined, boolean>
		}
	}
}

afterEach(() => {
	vi.restoreAllMocks()
})

const sizes = [
	{ actors: 2, threads: 1, tput: 1, mailbox: 1 },
	{ actors: 2, threads: 1, tput: 2, mailbox: 2 },
	{ actors: 2, threads: 2, tput: 1, mailbox: 1 },
	// The one thread there is sits in a handler that blocks, now and then: nobody is forgotten.
	{ actors: 3, threads: 1, tput: 1, mailbox: 1, blockers: 1 },
	{ actors: 2, threads: 2, tput: 1, mailbox: 1, blockers: 1 },
]

test.each(sizes)(
	'$actors actors, $threads threads, turns of $tput: no law is broken, nobody is left waiting',
	(values) => {
		const plan = planOf('dispatcher', values)
		const found = lookThrough(plan, {}, budgetMs)
		expect(found.law).toBeNull()
		expect(found.race).toBeNull()
	},
)

const two = { actors: 2, threads: 2, tput: 1, mailbox: 2 }

test('an actor that is called for every message is caught having two turns at once', () => {
	vi.spyOn(Mailbox.prototype, 'call').mockReturnValue(true)
	const found = lookThrough(planOf('dispatcher', two))
	expect(found.law).toBe('one message at a time')
})

test('a turn that ends without another look leaves its actor with mail and without a turn', () => {
	const { rest } = Mailbox.prototype
	vi.spyOn(Mailbox.prototype, 'rest').mockImplementation(function* (
		this: unknown,
		...given
	) {
		yield* rest.apply(this, given)
		return false
	})
	const found = lookThrough(planOf('dispatcher', two))
	expect(['no stuck waiter', 'progress']).toContain(found.law)
})
