/** Programs with several queues: real threads go the way that the search says, and stand alike after each step. */
import { expect, test } from 'vitest'
import { Chance } from '../../tools/explore-checks/chance.ts'
import { lookThrough, nothingOpen } from '../../tools/explore-checks/look.ts'
import { RealRuns, turnsOf, virtualCourse } from '../../tools/explore-checks/real-runs.ts'
import { boundedCycle } from '../programs/bounded-cycle/scene.ts'
import { pipeline } from '../programs/pipeline/scene.ts'
import { type Move, type RunPlan, VirtualRun } from './virtual-run.ts'

const cycle: RunPlan = { scene: boundedCycle, values: {}, seed: 1 }
const small: RunPlan = { scene: pipeline, values: { capacity1: 1, capacity2: 2 }, seed: 1 }
const fitting: RunPlan = { ...cycle, values: { ahead: 5 } }

test('the deadlock that was found ends 20 of 20 runs', async () => {
	const { turns = [], stood } = lookThrough(cycle)
	const real = new RealRuns()
	for (let i = 0; i < 20; i++) {
		const course = await real.play(cycle, turns)
		expect(course).toMatchObject({ refused: null, stood, isStuck: true })
		expect(real.ending).toEqual({ kind: 'deadlocked' })
	}
})

test('the same steps with a place more end in no deadlock', async () => {
	const { turns = [] } = lookThrough(cycle)
	const roomy = { ...cycle, values: { replies: 3 } }
	const course = await new RealRuns().play(roomy, turns)
	expect(course.isStuck).toBe(false)
})

/** So many steps, by chance. */
function walk(plan: RunPlan, length: number, seed: number): Move[] {
	const run = new VirtualRun(plan)
	const chance = new Chance(seed)
	return Array.from({ length }, () => {
		const move = chance.oneOf(run.moves(nothingOpen))
		run.go(move)
		return move
	})
}

test.each([
	['stages in a row', small],
	['a round trip', fitting],
])('%s: whatever the schedule, both go the same way', async (_, plan) => {
	const real = new RealRuns()
	for (let seed = 1; seed <= 5; seed++) {
		const moves = walk(plan, 400, seed)
		const course = await real.play(plan, turnsOf(plan, moves))
		expect(course).toEqual(virtualCourse(plan, moves))
	}
})
