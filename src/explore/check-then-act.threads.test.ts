/** What the search says of a look and a deed happens to real threads, too, each time. */
import { expect, test } from 'vitest'
import { lookThrough, nothingOpen, planOf } from '../../tools/explore-checks/look.ts'
import { RealRuns, turnsOf, virtualCourse } from '../../tools/explore-checks/real-runs.ts'
import { Chance } from '../../tools/explore-checks/chance.ts'
import { type RunPlan, VirtualRun } from './virtual-run.ts'

test('real workers take one task twice, 20 times of 20', async () => {
	const plan = planOf('check-then-act', { think: 5 })
	const { turns = [], stood } = lookThrough(plan)
	expect(turns.length).toBeGreaterThan(0)
	const real = new RealRuns()
	for (let i = 0; i < 20; i++) {
		const course = await real.play(plan, turns)
		expect(course).toMatchObject({ refused: null, stood })
	}
})

/** `steps` that some chance picks. */
function wander(plan: RunPlan, steps: number) {
	const run = new VirtualRun(plan)
	const chance = new Chance(11)
	return Array.from({ length: steps }, () => {
		const move = chance.oneOf(run.moves(nothingOpen))
		run.go(move)
		return move
	})
}

test.each(['none', 'barging'])(
	'whoever goes, real threads with lock %s go the way of the search',
	async (lock) => {
		const plan = planOf('check-then-act', { workers: 3, think: 5, lock })
		const moves = wander(plan, 300)
		expect(await new RealRuns().play(plan, turnsOf(plan, moves))).toEqual(
			virtualCourse(plan, moves),
		)
	},
)
