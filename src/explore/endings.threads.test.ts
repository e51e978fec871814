/** Real threads go the way of the search's, whichever way the shop is closed, and so do those of the pool. */
import { expect, test, vi } from 'vitest'
import { Chance } from '../../tools/explore-checks/chance.ts'
import { nothingOpen, planOf } from '../../tools/explore-checks/look.ts'
import { RealRuns, turnsOf, virtualCourse } from '../../tools/explore-checks/real-runs.ts'
import { type Move, type RunPlan, VirtualRun } from './virtual-run.ts'

vi.setConfig({ testTimeout: 60_000 })

const mostSteps = 300

/** A way to the end, or so far. */
function wayOf(plan: RunPlan, seed: number): Move[] {
	const run = new VirtualRun(plan)
	const chance = new Chance(seed)
	const way: Move[] = []
	while (way.length < mostSteps) {
		const moves = run.moves(nothingOpen)
		if (moves.length === 0) {
			break
		}
		const move = chance.oneOf(moves)
		run.go(move)
		way.push(move)
	}
	return way
}

const small = { producers: 2, consumers: 2, capacity: 1, pills: 2 }
const pool = { tasks: 5, core: 1, max: 2, capacity: 1 }

test.each([
	['shutdown', { ...small, stop: 'poison pill' }],
	['shutdown', { ...small, stop: 'poison pill', sender: 'at once' }],
	['shutdown', { ...small, stop: 'interrupt' }],
	['shutdown', { ...small, stop: 'poll+flag' }],
	['shutdown', { ...small, stop: 'now' }],
	['pool-admission', { ...pool, full: 'abort' }],
	['pool-admission', { ...pool, full: 'caller runs' }],
	['pool-admission', { ...pool, full: 'discard oldest' }],
	['pool-admission', { ...pool, full: 'block', capacity: 0 }],
])('%s with %o: twenty ways of twenty', async (scene, values) => {
	const plan = planOf(scene, values)
	const real = new RealRuns()
	for (let seed = 1; seed <= 20; seed++) {
		const way = wayOf(plan, seed)
		const course = await real.play(plan, turnsOf(plan, way))
		expect(course).toEqual(virtualCourse(plan, way))
	}
})
