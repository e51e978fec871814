/** A schedule goes the same way each time that real threads play it. */
import { expect, test } from 'vitest'
import { Chance } from '../../tools/explore-checks/chance.ts'
import { lookThrough, nothingOpen, planOf } from '../../tools/explore-checks/look.ts'
import { RealRuns, turnsOf, virtualCourse } from '../../tools/explore-checks/real-runs.ts'
import { type Move, type RunPlan, VirtualRun } from './virtual-run.ts'

const two = { producers: 2, consumers: 2 }

test('the deadlock that was found ends 50 of 50 runs', async () => {
	const plan = planOf('single-condition-deadlock', { ...two, capacity: 1, think: 5 })
	const { sections, turns = [], stood } = lookThrough(plan)
	expect(sections).toBe(8)
	const real = new RealRuns()
	for (let i = 0; i < 50; i++) {
		const course = await real.play(plan, turns)
		expect(course).toMatchObject({ refused: null, stood, isStuck: true })
		expect(real.ending).toEqual({ kind: 'deadlocked' })
	}
})

test('a schedule that deadlocks one condition deadlocks two conditions in no run', async () => {
	const plan = planOf('single-condition-deadlock', { ...two, capacity: 1 })
	const { turns = [], stood } = lookThrough(plan)
	const safe = { ...plan, values: { ...plan.values, cvs: 2 } }
	const course = await new RealRuns().play(safe, turns)
	expect(course.isStuck).toBe(false)
	expect(course.stood).not.toEqual(stood)
})

const replays = 1000
const steps = 850

/** So many steps without an end. */
function longSchedule(plan: RunPlan): Move[] {
	const run = new VirtualRun(plan)
	const chance = new Chance(7)
	return Array.from({ length: steps }, () => {
		const move = chance.oneOf(run.moves({ ...nothingOpen, victim: true }))
		run.go(move)
		return move
	})
}

test(`${replays} of ${replays} replays of ${steps} steps are alike`, async () => {
	const plan = planOf('single-condition-deadlock', { ...two, capacity: 2, think: 5 })
	const moves = longSchedule(plan)
	const turns = turnsOf(plan, moves)
	const expected = JSON.stringify(virtualCourse(plan, moves))
	let alike = 0
	const half = async (): Promise<void> => {
		const real = new RealRuns()
		for (let i = 0; i < replays / 2; i++) {
			if (JSON.stringify(await real.play(plan, turns)) === expected) alike++
		}
	}
	// One run leaves a core idle: its threads go one at a time.
	await Promise.all([half(), half()])
	expect(alike).toBe(replays)
}, 60_000)
