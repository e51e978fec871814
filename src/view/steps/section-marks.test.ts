import { expect, test } from 'vitest'
import type { ScheduleView } from '../session.ts'
import { lengthInWords, sectionInWords, sectionMarks } from './section-marks.ts'

const section = { thread: 'C1', what: 'empty: waits', depth: 0, waiting: ['C1'] }
const schedule: ScheduleView = {
	title: 'Shortest schedule that hangs',
	sections: [
		{ ...section, steps: 4 },
		{ ...section, steps: 9 },
		{ ...section, steps: 15 },
	],
	steps: 15,
	played: 0,
	parting: null,
	isPlaying: false,
}

test('the present section is the last one that was played to its end', () => {
	const present = (played: number) => sectionMarks({ ...schedule, played }).present
	expect([0, 3, 4, 8, 9, 15].map(present)).toEqual([-1, -1, 0, 0, 1, 2])
})

test('a run parts in the section that it has begun and not finished', () => {
	const parted = (played: number) =>
		sectionMarks({ ...schedule, played, parting: 'Parts at step 5.' }).parted
	expect([0, 4, 5, 9, 15].map(parted)).toEqual([0, 1, 1, 2, 2])
	expect(sectionMarks({ ...schedule, played: 5 }).parted).toBe(-1)
})

test('a section is said with everything that its picture shows', () => {
	expect(sectionInWords({ ...section, steps: 4 }, 0)).toBe(
		'Section 1, C1 empty: waits; 0 in the queue, waiting: C1',
	)
	expect(sectionInWords({ ...section, waiting: [], steps: 4 }, 1)).toContain('nobody waits')
})

test('one of something has no plural', () => {
	expect(lengthInWords(schedule)).toBe('3 sections, 15 steps')
	expect(lengthInWords({ ...schedule, sections: schedule.sections.slice(0, 1), steps: 1 })).toBe(
		'1 section, 1 step',
	)
})
