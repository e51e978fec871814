/** Programs with actors: real threads go the way that the search says, and stand alike after each step. */
import { expect, test, vi } from 'vitest'
import { Chance } from '../../tools/explore-checks/chance.ts'
import { lookThrough, nothingOpen } from '../../tools/explore-checks/look.ts'
import { RealRuns, turnsOf, virtualCourse } from '../../tools/explore-checks/real-runs.ts'
import { actorCounter } from '../programs/actor-counter/scene.ts'
import { dispatcher } from '../programs/dispatcher/scene.ts'
import { mailboxOverflow } from '../programs/mailbox-overflow/scene.ts'
import { type Move, type RunPlan, VirtualRun } from './virtual-run.ts'

vi.setConfig({ testTimeout: 60_000 })

/** So many steps, by chance; fewer where nobody can go on. */
function walk(plan: RunPlan, length: number, seed: number): Move[] {
	const run = new VirtualRun(plan)
	const chance = new Chance(seed)
	const walked: Move[] = []
	for (let moves = run.moves(nothingOpen); moves.length > 0 && walked.length < length;) {
		const move = chance.oneOf(moves)
		run.go(move)
		walked.push(move)
		moves = run.moves(nothingOpen)
	}
	return walked
}

const small = { actors: 3, threads: 2, blockers: 1, tput: 2, mailbox: 2 }

test.each<[string, RunPlan]>([
	['dead letters', { scene: mailboxOverflow, values: { mailbox: 2 }, seed: 1 }],
	[
		'senders that are blocked',
		{ scene: mailboxOverflow, values: { mailbox: 2, overflow: 'block sender' }, seed: 1 },
	],
	['turns on two threads', { scene: dispatcher, values: small, seed: 1 }],
	['two counters', { scene: actorCounter, values: { increments: 20 }, seed: 1 }],
])('%s: whatever the schedule, both go the same way', async (_, plan) => {
	const real = new RealRuns()
	for (let seed = 1; seed <= 3; seed++) {
		const moves = walk(plan, 400, seed)
		expect(moves.length).toBeGreaterThan(300)
		const course = await real.play(plan, turnsOf(plan, moves))
		expect(course).toEqual(virtualCourse(plan, moves))
	}
})

test('the schedule that loses an increment loses it on real threads, every time', async () => {
	const plan: RunPlan = { scene: actorCounter, values: { pause: 0, think: 0 }, seed: 1 }
	const { law, turns = [], stood } = lookThrough(plan)
	expect(law).toBe('no lost update')
	expect(turns.length).toBeLessThan(12)
	const real = new RealRuns()
	for (let i = 0; i < 10; i++) {
		expect(await real.play(plan, turns)).toMatchObject({ refused: null, stood })
	}
})
