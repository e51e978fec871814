/** Interrupts, waits that end by themselves, and the rendezvous: what the search plays in its head, real threads do. */
import { expect, test } from 'vitest'
import { Chance, freshSeed } from '../../tools/explore-checks/chance.ts'
import { nothingOpen } from '../../tools/explore-checks/look.ts'
import { randomWalk } from '../../tools/explore-checks/random-walk.ts'
import { RealRuns, turnsOf, virtualCourse } from '../../tools/explore-checks/real-runs.ts'
import { contract, rows, rowsOf, sorts } from '../../tools/real-threads/contract-scene.ts'
import * as derived from '../../tools/real-threads/contract-scene.ts?twin'
import type { RunPlan } from './virtual-run.ts'

const { contract: twin } = derived as unknown as { contract: typeof contract }
const open = { ...nothingOpen, spurious: true }
const mostSteps = 300

const seed = freshSeed()

test.each(sorts.map((sort, i) => [sort.name, sort, i] as const))(
	`%s: real threads follow a random walk through every row (seed ${seed})`,
	async (_, sort, i) => {
		const real = new RealRuns()
		for (const row of rowsOf(sort).filter(({ b }) => b !== undefined)) {
			const values = { row: rows.indexOf(row), sort: i, timeless: 1 }
			const plan: RunPlan = { scene: contract, twin, values, seed: 1 }
			const moves = randomWalk(plan, open, mostSteps, new Chance(seed + i))
			const course = await real.play(plan, turnsOf(plan, moves))
			expect(course, row.law).toEqual(virtualCourse(plan, moves))
		}
	},
)
