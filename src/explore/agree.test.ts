/**
 * Explorers agree: the search, a plain walk through all schedules and a walk through all states find the same in random
 * programs. Those end by themselves: they have no loops but rounds, which a shared cell counts down.
 */
import { expect, test } from 'vitest'
import { Chance, freshSeed } from '../../tools/explore-checks/chance.ts'
import { forgetfulKeys } from '../../tools/explore-checks/forgetful-keys.ts'
import { lookThrough } from '../../tools/explore-checks/look.ts'
import {
	endingOf,
	everySchedule,
	everyState,
	type Outcomes,
	TooMany,
	unbounded,
} from '../../tools/explore-checks/other-explorers.ts'
import {
	planFor,
	randomProgram,
	type RandomProgram,
} from '../../tools/explore-checks/random-program.ts'
import { type RunPlan, VirtualRun } from './virtual-run.ts'

/** Programs with more schedules are passed over: the plain walk is there to be sure, not fast. */
const mostRuns = 250
const programs = 300
const limitMs = 30_000

interface Case {
	readonly program: RandomProgram
	readonly plan: RunPlan
	readonly plain: Outcomes
}

/** So many programs, with what the plain walk found. */
function casesOf(seed: number, count: number): Case[] {
	const chance = new Chance(seed)
	const cases: Case[] = []
	while (cases.length < count) {
		const program = randomProgram(chance)
		const plan = planFor(program)
		try {
			const plain = everySchedule(plan, program.open, { ...unbounded, mostRuns })
			cases.push({ program, plan, plain })
		} catch (error) {
			if (!(error instanceof TooMany)) throw error
		}
	}
	return cases
}

/** What the explorers disagree about, in words; null when they agree. */
function disagreement({ program, plan, plain }: Case): string | null {
	const { open } = program
	const cached = everyState(plan, open, (run) => run.key(open))
	if (cached.all.symmetricDifference(plain.all).size > 0) return 'outcomes'
	const few = everySchedule(plan, open, { ...unbounded, mostPreemptions: 1 })
	if (!few.all.isSubsetOf(plain.all)) return 'outcomes with one preemption'
	if (few.runs > plain.runs) return 'schedules with one preemption'
	const found = lookThrough(plan, open)
	if ((found.sections ?? null) !== (plain.worst?.sections ?? null)) return 'shortest in sections'
	const hasLocalGates = JSON.stringify(program).match(/"(nap|work)"/) !== null || program.rounds > 0
	if (!hasLocalGates && found.steps !== plain.worst?.gates) return 'shortest in gates'
	return found.turns && !endsThere(plan, found.turns, program)
		? 'the schedule that was found'
		: null
}

/** Whether these turns, one gate each, can be played and end in a deadlock or an error. */
function endsThere(
	plan: RunPlan,
	turns: readonly { thread: number; choice: number; wakes: number }[],
	{ open }: RandomProgram,
): boolean {
	const run = new VirtualRun(plan)
	for (const { thread: id, choice, wakes } of turns) {
		const thread = run.threads.findIndex((one) => one.id === id)
		const isPossible = run
			.moves(open)
			.some((move) => move.thread === thread && move.choice === choice && move.wakes === wakes)
		if (!isPossible) return false
		run.go({ thread, choice: choice as 0, wakes })
	}
	return endingOf(run, open) !== null && !(run.isOver && run.threads.every(({ error }) => !error))
}

const fixed = casesOf(2026, programs)

test('the random programs have something to find', () => {
	const some = (is: (one: Case) => boolean) => fixed.filter(is).length
	expect(some(({ plain }) => plain.all.size > 1)).toBeGreaterThan(60)
	expect(some(({ plain }) => plain.worst !== null)).toBeGreaterThan(60)
	expect(some(({ plain }) => plain.worst === null)).toBeGreaterThan(60)
	expect(some(({ program }) => program.open.victim)).toBeGreaterThan(30)
	expect(some(({ program }) => program.open.spurious)).toBeGreaterThan(30)
	expect(some(({ program }) => program.rounds > 0)).toBeGreaterThan(10)
	expect(some(({ program }) => program.roles.some(({ count }) => count > 1))).toBeGreaterThan(60)
})

test(
	`three explorers agree on ${programs} programs`,
	() => {
		expect(fixed.map(disagreement).filter((one) => one !== null)).toEqual([])
	},
	limitMs,
)

const seed = freshSeed()

test(
	`and on ${programs} that nobody has seen before, seed ${seed}`,
	() => {
		const cases = casesOf(seed, programs)
		const bad = cases.filter((one) => disagreement(one) !== null)
		expect(bad.map(({ program }) => JSON.stringify(program))).toEqual([])
	},
	limitMs,
)

test.each(Object.entries(forgetfulKeys))(
	'broken twin: a key that forgets %s is found out',
	(_, key) => {
		const isFoundOut = fixed.some(({ plan, plain, program: { open } }) => {
			const cached = everyState(plan, open, (run) => key(run, open))
			return cached.all.symmetricDifference(plain.all).size > 0
		})
		expect(isFoundOut).toBe(true)
	},
)
