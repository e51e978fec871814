import { expect, test } from 'vitest'
import { Choice, Grain } from '../sync/turns.ts'
import { partingOf } from './parting.ts'

const turnsOf = (...threads: number[]) =>
	threads.map((thread) => ({ thread, grain: Grain.gate, choice: Choice.go, wakes: 0 }))

const sections = (...told: [thread: string, what: string, steps: number][]) =>
	told.map(([thread, what, steps]) => ({ thread, what, steps, depth: 0, waiting: [] }))

const schedule = {
	turns: turnsOf(2, 3, 2, 3),
	stood: [10, 11, 12, 13],
	sections: sections(['P1', 'puts 1', 2], ['C1', 'takes 1, wakes C2', 4]),
}

test('a run that goes the way of its schedule parts nowhere', () => {
	for (let played = 0; played <= 4; played++) {
		const now = {
			...schedule,
			turns: schedule.turns.slice(0, played),
			stood: schedule.stood.slice(0, played),
		}
		expect(partingOf(schedule, now, null)).toBeNull()
	}
})

test('the first step after which somebody stands elsewhere is where it parts, with both ways in words', () => {
	const now = {
		turns: schedule.turns,
		stood: [10, 11, 99, 98],
		sections: sections(['P1', 'puts 1', 2], ['C1', 'takes 1, wakes P1', 4]),
	}
	expect(partingOf(schedule, now, null)).toBe(
		'Step 3: here the runs part. In the schedule C1 “takes 1, wakes C2”, here C1 “takes 1, wakes P1”.',
	)
})

test('a step that cannot be played is where it parts', () => {
	const now = { turns: schedule.turns.slice(0, 2), stood: [10, 11], sections: [] }
	expect(partingOf(schedule, now, 2)).toBe('Step 3: here the runs part.')
})

test('who goes another way on purpose is told nothing', () => {
	expect(
		partingOf(schedule, { ...schedule, turns: turnsOf(2, 2), stood: [10, 50] }, null),
	).toBeNull()
})
