/** Schedules with leases that end and workers that die, as real threads play them. */
import { expect, test } from 'vitest'
import { Chance } from '../../tools/explore-checks/chance.ts'
import { lookThrough, nothingOpen } from '../../tools/explore-checks/look.ts'
import { RealRuns, turnsOf, virtualCourse } from '../../tools/explore-checks/real-runs.ts'
import { type Move, VirtualRun } from './virtual-run.ts'
import { retries } from '../programs/retries/scene.ts'

const small = { jobs: 1, workers: 2, fail: 0, retries: 1, crash: 0 }

test.each([
	['a lease that ends too early', {}],
	['a worker that dies', { crash: 100 }],
])('%s: the second doing that was found comes in 3 of 3 runs', async (_, trouble) => {
	const plan = {
		scene: retries,
		values: { ...small, ...trouble },
		seed: 1,
	}
	const { turns = [], stood } = lookThrough(plan)
	const real = new RealRuns()
	for (let i = 0; i < 3; i++) {
		const course = await real.play(plan, turns)
		expect(course).toMatchObject({ refused: null, stood })
	}
})

test.each([1, 2, 3])('random walks through three jobs: real threads follow (%i)', async (seed) => {
	const values = {
		...small,
		jobs: 3,
		fail: 30,
		backoff: 500,
		retries: 2,
	}
	const plan = { scene: retries, values, seed }
	const chance = new Chance(seed)
	const run = new VirtualRun(plan)
	const walked: Move[] = []
	let moves = run.moves(nothingOpen)
	while (moves.length > 0 && walked.length < 300) {
		const move = chance.oneOf(moves)
		run.go(move)
		walked.push(move)
		moves = run.moves(nothingOpen)
	}
	expect(walked.length).toBeGreaterThan(60)
	const real = new RealRuns()
	const course = await real.play(plan, turnsOf(plan, walked))
	expect(course).toEqual(virtualCourse(plan, walked))
})
