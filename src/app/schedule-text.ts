/** Schedules of the scene as texts: good only for the program that they were made for, and for the threads that are here. */
import { programHash, readSchedule, ScheduleRefused, writeSchedule } from '../explore/schedule.ts'
import type { Turn } from '../sync/turns.ts'
import type { Listing } from '../view/session.ts'

export function textOf(turns: readonly Turn[], listings: readonly Listing[]): string {
	return writeSchedule({ program: hashOf(listings), turns })
}

/**
 * `present`: ids of the threads that the knobs ask for.
 *
 * @throws ScheduleRefused when it is no schedule, or cannot be played here.
 */
export function turnsIn(
	text: unknown,
	listings: readonly Listing[],
	present: readonly number[],
): readonly Turn[] {
	const { program, turns } = readSchedule(text)
	if (program !== hashOf(listings)) {
		throw new ScheduleRefused('it was made for another program: the code has changed since')
	}
	const strangers = turns.filter(({ thread, wakes }) => {
		return !present.includes(thread) || (wakes !== 0 && !present.includes(wakes))
	})
	if (strangers.length > 0) throw new ScheduleRefused('it names threads that are not here')
	return turns
}

function hashOf(listings: readonly Listing[]): string {
	return programHash(listings.map(({ text }) => text))
}
