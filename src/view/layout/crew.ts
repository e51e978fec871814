/**
 * Who stands on the stage, in which column and in which row. Rows go by thread id within a column, and a thread keeps
 * its row; seats of threads that will start, or did not yet at this moment, are kept free.
 */
import type { CastThread, Moment, ThreadMoment } from '../../model/moment.ts'

/** Outline of a capsule: a producer ends in a point, a consumer opens with a notch, one in between does both, a pool thread neither. */
export type Shape = 'sends' | 'receives' | 'passes' | 'serves'
/** Of the first column of threads, or of a later one. */
export type Side = 'left' | 'right'

export interface Seat {
	readonly id: number
	readonly name: string
	readonly shape: Shape
	/** Null while the thread has not started. */
	readonly thread: ThreadMoment | null
}

export interface CrewColumn {
	readonly seats: readonly Seat[]
	/** What stands over it: the roles in it. */
	readonly title: string
}

/** From the left; two columns at least. */
export type Crew = readonly CrewColumn[]

/** How many threads of a role the knobs ask for. */
export type Expected = Readonly<Record<string, number>>

const mostInFirst = 8
const mostInOthers = 60

export function shapeOf(side: CastThread['side']): Shape {
	return side === 'producers' ? 'sends' : 'receives'
}

export function sideOf(column: number): Side {
	return column === 0 ? 'left' : 'right'
}

export function crewOf(moment: Moment, expected: Expected): Crew {
	const { queues } = moment
	const threads = moment.cast.threads.filter((thread) => hasWay(thread, moment))
	const last = threads.reduce((most, { column }) => Math.max(most, column), 1)
	const gaps = queues.reduce((most, { gap }) => Math.max(most, gap + 1), last)
	return Array.from({ length: gaps + 1 }, (_, column) => {
		const there = threads.filter((thread) => thread.column === column)
		const isBetween = [column - 1, column].every((gap) => queues.some((queue) => queue.gap === gap))
		return {
			seats: seatsOf(there, moment, expected, isBetween),
			title: titleOf(there),
		}
	})
}

/** Whether a run has a way to its column: beyond the first two, a queue. */
function hasWay({ column }: CastThread, { queues }: Moment): boolean {
	return column < 2 || queues.some(({ gap }) => gap === column - 1 || gap === column)
}

/** "Producers", "Spinners and workers": the roles that a run may have in a column, whoever has begun. */
function titleOf(there: readonly CastThread[]): string {
	const roles = [...new Set(there.map(({ role }) => role))]
	const words = roles.map((role) => {
		const isAlone = /\d$/.test(role) || there.filter((one) => one.role === role).length === 1
		return isAlone ? role : `${role}s`
	})
	const line = roles.length > 2 ? (there[0]?.side ?? '') : words.join(' and ')
	return line.charAt(0).toUpperCase() + line.slice(1)
}

function seatsOf(
	there: readonly CastThread[],
	moment: Moment,
	expected: Expected,
	isBetween: boolean,
): readonly Seat[] {
	const begun = new Map(moment.threads.map((thread) => [thread.id, thread]))
	const seats = there
		.filter((cast) => begun.has(cast.id) || isExpected(cast, moment, expected))
		.sort((a, b) => a.id - b.id)
		.map((cast) => seatOf(cast, begun.get(cast.id) ?? null, isBetween))
	return withinLimit(seats, there[0]?.column === 0 ? mostInFirst : mostInOthers)
}

function isExpected(cast: CastThread, moment: Moment, expected: Expected): boolean {
	const place = moment.cast.threads.filter(({ role }) => role === cast.role).indexOf(cast)
	return place < (expected[cast.role] ?? 0)
}

function seatOf(cast: CastThread, thread: ThreadMoment | null, isBetween: boolean): Seat {
	const shape = isBetween ? 'passes' : shapeOf(cast.side)
	return { id: cast.id, name: cast.name, shape, thread }
}

/** When there are more than fit, those that have finished leave the stage, the oldest first. */
function withinLimit(seats: readonly Seat[], limit: number): readonly Seat[] {
	let surplus = seats.length - limit
	if (surplus <= 0) return seats
	const stay = seats.filter((seat) => {
		const leaves = surplus > 0 && seat.thread?.state === 'finished'
		if (leaves) surplus -= 1
		return !leaves
	})
	return stay.slice(0, limit)
}
