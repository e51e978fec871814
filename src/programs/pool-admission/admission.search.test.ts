/** A small pool in every schedule: whatever it does with tasks that nobody can take, nobody is left waiting. */
import { expect, test, vi } from 'vitest'
import {
	lookThrough,
	nothingOpen,
	planOf,
} from '../../../tools/explore-checks/look.ts'
import { everyState } from '../../../tools/explore-checks/other-explorers.ts'
import { policyKnob } from '../pool-knobs.ts'

vi.setConfig({ testTimeout: 60_000 })

const small = { tasks: 5, core: 1, max: 2, capacity: 1 }

const policies = policyKnob.options.map((full) => ({ full }))

test.each(policies)(
	'$full: nobody is left waiting, with a place and without, with a core and without',
	({ full }) => {
		for (const size of [
			{},
			{ capacity: 0 },
			{ core: 0, tasks: 4 },
			{ core: 0, tasks: 4, capacity: 0 },
		]) {
			const values = { ...small, ...size, full }
			const found = lookThrough(planOf('pool-admission', values))
			expect(found.law).toBeNull()
			expect(found.race).toBeNull()
		}
	},
)

test('when all have gone home, nothing is left in the queue', () => {
	const values = { ...small, tasks: 3, max: 2 }
	const plan = planOf('pool-admission', values)
	const { all } = everyState(plan, nothingOpen, (run) =>
		run.key(nothingOpen),
	)
	const ends = [...all].map((ending) => ending.split(' : '))
	expect(ends.length).toBeGreaterThan(0)
	for (const [threads = '', cells = ''] of ends) {
		expect(threads).toBe('done | done,done')
		expect(cells.split(',')[0]).toBe('0')
	}
})
