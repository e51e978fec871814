/**
 * Who stands on the stage, on which side and in which row. Rows go by thread id within a side, and a thread keeps
 * its row; seats of threads that will start, or did not yet at this moment, are kept free.
 */
import type { CastThread, Moment, ThreadMoment } from '../../model/moment.ts'

/** Outline of a capsule: a producer ends in a point, a consumer opens with a notch, a pool thread does neither. */
export type Shape = 'sends' | 'receives' | 'serves'
export type Side = 'left' | 'right'

export interface Seat {
	readonly id: number
	readonly name: string
	readonly shape: Shape
	/** Null while the thread has not started. */
	readonly thread: ThreadMoment | null
}

export interface Crew {
	readonly left: readonly Seat[]
	readonly right: readonly Seat[]
	/** What stands over the column of a side: the roles in it. */
	readonly titles: Readonly<Record<Side, string>>
}

/** How many threads of a role the knobs ask for. */
export type Expected = Readonly<Record<string, number>>

const mostOn = { left: 8, right: 16 } as const

export function shapeOf(side: CastThread['side']): Shape {
	return side === 'producers' ? 'sends' : 'receives'
}

export function sideOf(side: CastThread['side']): Side {
	return side === 'producers' ? 'left' : 'right'
}

export function crewOf(moment: Moment, expected: Expected): Crew {
	return {
		left: seatsOn(moment, expected, 'left'),
		right: seatsOn(moment, expected, 'right'),
		titles: { left: titleOf(moment, 'left'), right: titleOf(moment, 'right') },
	}
}

/** "Producers", "Spinners and workers": the roles that a run may have on a side, whoever has begun. */
function titleOf(moment: Moment, side: Side): string {
	const there = moment.cast.threads.filter((cast) => sideOf(cast.side) === side)
	const words = [...new Set(there.map(({ role }) => `${role}s`))].join(' and ')
	return words.charAt(0).toUpperCase() + words.slice(1)
}

function seatsOn(moment: Moment, expected: Expected, side: Side): readonly Seat[] {
	const begun = new Map(moment.threads.map((thread) => [thread.id, thread]))
	const seats = moment.cast.threads
		.filter((cast) => sideOf(cast.side) === side)
		.filter((cast) => begun.has(cast.id) || isExpected(cast, moment, expected))
		.sort((a, b) => a.id - b.id)
		.map((cast) => seatOf(cast, begun.get(cast.id) ?? null))
	return withinLimit(seats, mostOn[side])
}

function isExpected(cast: CastThread, moment: Moment, expected: Expected): boolean {
	const place = moment.cast.threads.filter(({ role }) => role === cast.role).indexOf(cast)
	return place < (expected[cast.role] ?? 0)
}

function seatOf(cast: CastThread, thread: ThreadMoment | null): Seat {
	return { id: cast.id, name: cast.name, shape: shapeOf(cast.side), thread }
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
