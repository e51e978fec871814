/**
 * Explorers agree: the search, a plain walk through all schedules and a walk through all states find the same in random
 * programs. Those end by themselves: they have no loops but rounds, which a shared cell counts down.
 */
import { expect, test } from 'vitest'
import { Chance, freshSeed } from '../../tools/explore-checks/chance.ts'
import { forgetfulKeys } from '../../tools/explore-checks/forgetful-keys.ts'
import { lookThrough, nothingOpen } from '../../tools/explore-checks/look.ts'
import {
	endingOf,
	everySchedule,
	everyState,
	type Outcomes,
	TooMany,
	unbounded,
} from '../../tools/explore-checks/other-explorers.ts'
import {
	type Op,
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

/** @throws TooMany */
function caseOf(program: RandomProgram): Case {
	const plan = planFor(program)
	return { program, plan, plain: everySchedule(plan, program.open, { ...unbounded, mostRuns }) }
}

/** So many programs, with what the plain walk found. */
function casesOf(seed: number, count: number): Case[] {
	const chance = new Chance(seed)
	const cases: Case[] = []
	while (cases.length < count) {
		try {
			cases.push(caseOf(randomProgram(chance)))
		} catch (error) {
			if (!(error instanceof TooMany)) throw error
		}
	}
	return cases
}

type Some = ReadonlySet<string>
const isWithin = (few: Some, many: Some) => [...few].every((one) => many.has(one))
const isSame = (one: Some, other: Some) => isWithin(one, other) && isWithin(other, one)

/** What the explorers disagree about, in words; null when they agree. */
function disagreement({ program, plan, plain }: Case): string | null {
	const { open } = program
	const cached = everyState(plan, open, (run) => run.key(open))
	if (!isSame(cached.all, plain.all)) return 'outcomes'
	const few = everySchedule(plan, open, { ...unbounded, mostPreemptions: 1 })
	if (!isWithin(few.all, plain.all)) return 'outcomes with one preemption'
	if (few.runs > plain.runs) return 'schedules with one preemption'
	const found = lookThrough(plan, open)
	if ((found.sections ?? null) !== (plain.worst?.sections ?? null)) return 'shortest in sections'
	const hasLocalGates = /"(nap|work)"/.test(JSON.stringify(program)) || program.rounds > 0
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

/** Whom the notify wakes is decided by the order in which two others began to wait, and nothing else remembers it. */
const inLine: RandomProgram = {
	roles: [
		...[0, 1].map((n) => ({
			count: 1,
			ops: [
				{ line: 2, does: 'lock', n: 0 },
				{ line: 3, does: 'store', n, value: 1 },
				{ line: 4, does: 'wait', n: 0 },
				{ line: 5, does: 'store', n, value: 2 },
				{ line: 6, does: 'unlock', n: 0 },
			] as const,
		})),
		{
			count: 1,
			ops: [
				{ line: 2, does: 'lock', n: 0 },
				{ line: 3, does: 'load', n: 0 },
				if1(4, 0, [
					{ line: 5, does: 'load', n: 1 },
					if1(6, 0, [{ line: 7, does: 'notify', n: 0 }]),
				]),
				{ line: 8, does: 'unlock', n: 0 },
			],
		},
	],
	rounds: 0,
	open: nothingOpen,
}

/** What one thread has read, 0 and 31 or 1 and 0, must not be mixed up: it decides what it writes in the end. */
const twoAnswers: RandomProgram = {
	roles: [
		{
			count: 1,
			ops: [
				{ line: 2, does: 'load', n: 0 },
				{ line: 3, does: 'load', n: 1 },
				{ line: 4, does: 'load', n: 0 },
				if1(5, 0, [if1(6, 2, [{ line: 7, does: 'store', n: 1, value: 2 }])]),
				if1(8, 0, [
					{
						line: 9,
						does: 'if',
						told: 1,
						is: 31,
						then: [{ line: 10, does: 'store', n: 1, value: 5 }],
						otherwise: [],
					},
				]),
			],
		},
		{
			count: 1,
			ops: [
				{ line: 2, does: 'store', n: 1, value: 31 },
				{ line: 3, does: 'store', n: 1, value: 0 },
				{ line: 4, does: 'store', n: 0, value: 1 },
			],
		},
	],
	rounds: 0,
	open: nothingOpen,
}

function if1(line: number, told: number, then: readonly Op[]): Op {
	return { line, does: 'if', told, is: 1, then, otherwise: [] }
}

const byHand = [inLine, twoAnswers]
const fixed = [...byHand.map(caseOf), ...casesOf(2, programs - byHand.length)]

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
			return !isSame(cached.all, plain.all)
		})
		expect(isFoundOut).toBe(true)
	},
)
