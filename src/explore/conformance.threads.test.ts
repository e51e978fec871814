/** What the search plays in its head, real threads do: every schedule up to a number of gates, and long walks. */
import { expect, test } from 'vitest'
import { Chance, freshSeed } from '../../tools/explore-checks/chance.ts'
import { nothingOpen, planOf } from '../../tools/explore-checks/look.ts'
import { everySchedule, unbounded } from '../../tools/explore-checks/other-explorers.ts'
import { randomWalk } from '../../tools/explore-checks/random-walk.ts'
import { RealRuns, turnsOf, virtualCourse } from '../../tools/explore-checks/real-runs.ts'
import { smallPlans } from '../../tools/explore-checks/small-twins.ts'
import { makes } from '../programs/queue-knobs.ts'
import { sceneOf } from '../programs/scenes.ts'
import type { Move, OpenChoices, RunPlan } from './virtual-run.ts'

const one = { producers: 1, consumers: 1, capacity: 1 }
const two = { producers: 1, consumers: 2, capacity: 1 }
const allOpen: OpenChoices = { victim: true, spurious: true }

/** Programs go on for ever, so schedules are cut off: name, plan, gates, what is open, how many schedules there are. */
const enumerated: [string, RunPlan, number, OpenChoices, number][] = [
	['two conditions', planOf('wait-notify', one), 13, nothingOpen, 262],
	['one condition', planOf('single-condition-deadlock', two), 7, nothingOpen, 279],
	['an if', planOf('stolen-item', two), 7, allOpen, 697],
	['waking everybody', planOf('wait-notify', { ...one, notify: 'all' }), 10, allOpen, 177],
	['no lock', planOf('lost-wakeup', one), 7, nothingOpen, 66],
	[
		'joining too late',
		planOf('lost-wakeup', { ...one, lock: 'barging', join: 'after' }),
		11,
		nothingOpen,
		269,
	],
	['a fair lock', planOf('wait-notify', { ...one, lock: 'FIFO-fair' }), 9, nothingOpen, 32],
	['two locks, a cell, a spin', smallPlans.embrace, 11, nothingOpen, 248],
	['one lock', smallPlans.doors, 10, nothingOpen, 32],
	['sleeps', smallPlans.sleepers, 8, nothingOpen, 37],
	['every operation', smallPlans.steps, 40, nothingOpen, 1],
]

function schedulesOf(plan: RunPlan, open: OpenChoices, mostGates: number): (readonly Move[])[] {
	const all: (readonly Move[])[] = []
	everySchedule(plan, open, { ...unbounded, mostGates }, (moves) => all.push([...moves]))
	return all
}

test.each(enumerated)(
	'%s: real threads go every way that the search can, and stand alike after each step',
	async (_, plan, mostGates, open, count) => {
		const real = new RealRuns()
		const schedules = schedulesOf(plan, open, mostGates)
		expect(schedules).toHaveLength(count)
		for (const moves of schedules) {
			const course = await real.play(plan, turnsOf(plan, moves))
			expect(course).toEqual(virtualCourse(plan, moves))
		}
	},
)

const seed = freshSeed()

test.each(['barging', 'FIFO-fair'])(
	`random walks of hundreds of steps, a %s lock, everything open: real threads follow (seed ${seed})`,
	async (lock) => {
		const real = new RealRuns()
		for (const each of [1, 2, 3, seed]) {
			const chance = new Chance(each)
			const size = { producers: 1 + chance.below(4), consumers: 1 + chance.below(4), capacity: 2 }
			const plan = planOf('wait-notify', { ...size, lock, think: 5 })
			const moves = randomWalk(plan, allOpen, 400, chance)
			const course = await real.play(plan, turnsOf(plan, moves))
			expect(course).toEqual(virtualCourse(plan, moves))
			expect(moves).toHaveLength(400)
		}
	},
)

test.each(makes)(
	`random walks with the make “%s”: real threads follow (seed ${seed})`,
	async (variant) => {
		const real = new RealRuns()
		for (const each of [1, seed]) {
			const chance = new Chance(each)
			const size = { producers: 2, consumers: 2, capacity: 2 }
			const values = { ...size, variant, batch: 1 + chance.below(2), urgent: 50 }
			const plan = { scene: sceneOf('blocking-queue'), values, seed: 1 }
			const moves = randomWalk(plan, allOpen, 300, chance)
			const course = await real.play(plan, turnsOf(plan, moves))
			expect(course).toEqual(virtualCourse(plan, moves))
			expect(moves).toHaveLength(300)
		}
	},
)

test('broken twin: real threads of another program do not go the same way', async () => {
	const real = new RealRuns()
	const plan = planOf('wait-notify', { ...one, cvs: 2 })
	const other = planOf('wait-notify', { ...one, cvs: 2, guard: 'if', notify: 'all' })
	const moves = randomWalk(plan, allOpen, 200, new Chance(1))
	const course = await real.play(other, turnsOf(plan, moves))
	expect(course.stood).not.toEqual(virtualCourse(plan, moves).stood)
})
