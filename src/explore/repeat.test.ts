/** A schedule decides everything: who plays it twice sees the same twice. And what a search costs. */
import { expect, test } from 'vitest'
import { lookThrough, nothingOpen, planOf } from '../../tools/explore-checks/look.ts'
import { everySchedule, unbounded } from '../../tools/explore-checks/other-explorers.ts'
import { smallPlans } from '../../tools/explore-checks/small-twins.ts'
import { Gate } from '../sync/gate.ts'
import { Choice } from '../sync/turns.ts'
import { Kind } from '../trace/event.ts'
import { stoodAfter } from './search.ts'
import { type Move, type RunPlan, VirtualRun } from './virtual-run.ts'

const two = { producers: 1, consumers: 2, capacity: 1 }

/** Everything that a run of `moves` shows. */
function seen(plan: RunPlan, moves: readonly Move[]): unknown {
	const run = new VirtualRun(plan)
	const stood = moves.map((move) => {
		run.go(move)
		return [run.standing, run.key(nothingOpen)]
	})
	return { stood, records: run.records }
}

test.each([
	['one condition', planOf('single-condition-deadlock', two), 7],
	['no lock', planOf('lost-wakeup', two), 6],
	['two locks, a cell, a spin', smallPlans.embrace, 10],
] as const)('%s: every schedule that is run twice goes the same way', (_, plan, mostGates) => {
	const schedules: Move[][] = []
	everySchedule(plan, nothingOpen, { ...unbounded, mostGates }, (moves) => {
		schedules.push([...moves])
	})
	expect(schedules.length).toBeGreaterThan(100)
	const each = schedules.map((moves) => JSON.stringify(seen(plan, moves)))
	expect(schedules.map((moves) => JSON.stringify(seen(plan, moves)))).toEqual(each)
	expect(new Set(each).size).toBe(each.length)
})

test('a notify can wake each of those who wait when that is open, and else the one that has waited longest', () => {
	const plan = planOf('single-condition-deadlock', { ...two, consumers: 3 })
	const run = new VirtualRun(plan)
	const goTo = (thread: number, gate: Gate): void => {
		while (run.threads[thread]?.gate !== gate) run.go({ thread, choice: Choice.go, wakes: 0 })
	}
	const [producer, ...consumers] = run.threads.map(({ id }) => id)
	for (const i of consumers.keys()) goTo(i + 1, Gate.reacquire)
	goTo(0, Gate.notify)
	const wakes = (victim: boolean) => run.moves({ ...nothingOpen, victim }).map((one) => one.wakes)
	expect(wakes(true)).toEqual(consumers)
	expect(wakes(false)).toEqual([0])
	run.go({ thread: 0, choice: Choice.wake, wakes: consumers[1] ?? 0 })
	const { thread, a } = run.records.findLast(({ kind }) => kind === Kind.notify) ?? {}
	expect([thread, a]).toEqual([producer, consumers[1]])
})

test('how things stand after each turn of a schedule that was found is what comes with it', () => {
	const plan = planOf('single-condition-deadlock', two)
	const { turns = [], stood, steps } = lookThrough(plan)
	expect(turns).toHaveLength(steps ?? 0)
	expect(stood).toEqual(stoodAfter(plan, turns))
})

test('four producers, three consumers, three places: found in fewer than 2,000 states', () => {
	const size = { producers: 4, consumers: 3, capacity: 3 }
	const plan = planOf('single-condition-deadlock', { ...size, think: 5 })
	const { states, schedules, ms, sections, steps } = lookThrough(plan)
	const pace = Math.round((states / ms) * 1000)
	console.info(
		`P4 C3 B3: ${sections} sections, ${steps} gates; ${states} states, ${schedules} steps of the search, ${ms.toFixed(0)} ms, ${pace} states/s`,
	)
	expect(sections).toBe(46)
	expect(states).toBeLessThan(2000)
})
