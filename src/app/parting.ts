/** Where the present run stops going the way of the schedule that it plays, in a sentence. */
import type { Section } from '../model/sections.ts'
import type { Turn } from '../sync/turns.ts'

interface Way {
	readonly turns: readonly Turn[]
	/** How things stood after each turn. */
	readonly stood: readonly number[]
	readonly sections: readonly Section[]
}

/** Null while both go alike, or when the person has gone another way on purpose. `refusedAt`: steps before one that could not be played. */
export function partingOf(schedule: Way, now: Way, refusedAt: number | null): string | null {
	const isOwnWay = now.turns.some((turn, i) => turn.thread !== schedule.turns[i]?.thread)
	if (isOwnWay) return null
	const at = now.stood.findIndex((one, i) => one !== schedule.stood[i])
	if (at < 0 && refusedAt === null) return null
	const step = (at < 0 ? (refusedAt ?? 0) : at) + 1
	const [then, here] = [sectionAt(schedule, step), sectionAt(now, step)]
	const told = then && here && then.what !== here.what
	const how = told
		? ` In the schedule ${then.thread} “${then.what}”, here ${here.thread} “${here.what}”.`
		: ''
	return `Step ${step}: here the runs part.${how}`
}

/** The section in which step number `step`, from 1, was taken. */
function sectionAt({ sections }: Way, step: number): Section | undefined {
	return sections.find(({ steps }) => steps >= step)
}
