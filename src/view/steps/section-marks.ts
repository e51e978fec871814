/** The sections of a schedule against what the present run has played of it. */
import type { ScheduleView } from '../session.ts'

export interface SectionMarks {
	/** Index of the section that was played last, −1 before the first. */
	readonly present: number
	/** Index of the section in which the present run parts from the schedule, −1 while it does not. */
	readonly parted: number
}

export function sectionMarks({ sections, played, parting }: ScheduleView): SectionMarks {
	const ahead = sections.findIndex(({ steps }) => steps > played)
	const next = ahead < 0 ? sections.length : ahead
	const last = sections.length - 1
	return { present: next - 1, parted: parting === null ? -1 : Math.min(next, last) }
}

/** What a section is called aloud: "Section 3, P1 puts 1, wakes C1; 1 in the queue, waiting: C2". */
export function sectionInWords(
	{ thread, what, depth, waiting }: ScheduleView['sections'][number],
	index: number,
): string {
	const who = waiting.length === 0 ? 'nobody waits' : `waiting: ${waiting.join(', ')}`
	return `Section ${index + 1}, ${thread} ${what}; ${depth} in the queue, ${who}`
}

/** "8 sections, 61 steps". */
export function lengthInWords({ sections, steps }: ScheduleView): string {
	const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`
	return `${count(sections.length, 'section')}, ${count(steps, 'step')}`
}
