/**
 * Threads in a scene with actors: senders at the left, the threads of a dispatcher beside the actor they run or, with
 * nothing to run, on the bench of their dispatcher. An actor is no thread: a thread only visits it.
 */
import type { ActorMoment } from '../../model/actor-moment.ts'
import type { Moment } from '../../model/moment.ts'
import type { ActorAreas, RowArea } from './actors-areas.ts'
import { mailboxOf } from './actors-found.ts'
import { absenceInWords, awaitsInWords } from './actors-words.ts'
import type { Box } from './box.ts'
import { type CapsuleMark, type Home, capsuleAt } from './capsules.ts'
import type { Crew, Expected, Seat } from './crew.ts'
import { type GhostMark, ghostAt } from './ghosts.ts'
import { layoutLabel } from './label.ts'
import type { Motion } from './motion.ts'

/** The threads that run the actors of one dispatcher. */
export interface DispatcherCrew {
	readonly name: string
	readonly seats: readonly Seat[]
}

/**
 * Without those that were made ready for a knob and have not begun: of a run under way all of them, before it those beyond
 * what the knobs ask for. A second dispatcher is shown once its threads have begun.
 */
export function presentIn(
	moment: Moment,
	seats: readonly Seat[],
	expected: Expected,
): readonly Seat[] {
	const { cast, actors, threads, knobs } = moment
	const isNew = ({ thread }: Seat) => thread === null || thread.state === 'new'
	const hasBegun = threads.some(({ state }) => state !== 'new')
	const [first, ...others] = new Set(actors.map(({ dispatcher }) => dispatcher))
	return seats.filter((seat) => {
		if (!isNew(seat)) return true
		const role = cast.threads.find(({ id }) => id === seat.id)?.role ?? ''
		if (hasBegun || others.includes(role)) return false
		const stated = role === first ? knobs['threads'] : undefined
		const wanted = typeof stated === 'number' ? stated : (expected[role] ?? Infinity)
		const alike = cast.threads.filter((one) => one.role === role)
		return alike.findIndex(({ id }) => id === seat.id) < wanted
	})
}

/** A role that is named as a dispatcher serves it; who is left serves the first. */
export function crewsOf(moment: Moment, crew: Crew, expected: Expected): readonly DispatcherCrew[] {
	const { cast, actors } = moment
	const names = [...new Set(actors.map(({ dispatcher }) => dispatcher))]
	const others = crew.slice(1).flatMap((column) => column.seats)
	const seats = presentIn(moment, others, expected).map((seat): Seat => ({
		...seat,
		shape: 'serves',
	}))
	const roleOf = (seat: Seat) => cast.threads.find(({ id }) => id === seat.id)?.role ?? ''
	return names.map((name, index) => ({
		name,
		seats: seats.filter((seat) => {
			const role = roleOf(seat)
			return role === name || (index === 0 && !names.includes(role))
		}),
	}))
}

export interface Crowd {
	readonly senders: readonly Seat[]
	readonly crews: readonly DispatcherCrew[]
	/** In the order of the rows. */
	readonly shown: readonly ActorMoment[]
	readonly areas: ActorAreas
	/** The box of each actor that is drawn, by its id. */
	readonly boxes: ReadonlyMap<number, Box>
	readonly motion: Motion
}

export interface ActorStanding {
	readonly capsules: readonly CapsuleMark[]
	readonly ghosts: readonly GhostMark[]
	/** Where a thread hands letters over: for an actor, in its box. */
	readonly homes: ReadonlyMap<number, Home>
}

export function layoutCrowd(moment: Moment, crowd: Crowd): ActorStanding {
	const { senders, crews, shown, areas, boxes, motion } = crowd
	const capsules: CapsuleMark[] = []
	const ghosts: GhostMark[] = []
	const homes = new Map<number, Home>()
	const stand = (seat: Seat, box: Box, side: 'left' | 'right') => {
		if (seat.thread === null) ghosts.push(ghostAt(seat, box, ['not started', 'new']))
		else {
			const awaits = awaitsInWords(moment, seat.thread)
			const placed = { side, box, flare: 0, refused: null, motion, awaits }
			capsules.push(capsuleAt(moment, seat, seat.thread, placed))
		}
	}
	for (const [index, seat] of senders.entries()) {
		const box = areas.senders[index]
		if (box === undefined) continue
		homes.set(seat.id, { column: 0, box })
		stand(seat, box, 'left')
	}
	for (const [index, { seats }] of crews.entries()) {
		for (const [place, seat] of seats.entries()) {
			const bench = areas.crews[index]?.seats[place]
			if (bench === undefined) continue
			const actor = moment.actors.find(({ runner }) => runner === seat.id)
			const row = areas.rows[shown.findIndex((one) => one === actor)]
			const last = actor ?? lastReadBy(moment, seat.id)
			homes.set(seat.id, { column: 1, box: boxes.get(last?.id ?? 0) ?? row?.dock ?? bench })
			const dock = row?.dock ?? null
			stand(seat, dock ?? bench, 'right')
			if (dock !== null) ghosts.push(ghostAt(seat, bench, ['away', '']))
		}
	}
	return { capsules, ghosts: [...ghosts, ...emptyDocks(moment, shown, areas.rows)], homes }
}

/** The actor whose mailbox a thread took from last. */
function lastReadBy(moment: Moment, thread: number): ActorMoment | undefined {
	const move = moment.moves.findLast((one) => one.thread === thread && !one.into)
	return moment.actors.find(({ mailbox }) => mailbox === move?.queue)
}

/** What stands beside an actor that nobody runs. */
function emptyDocks(
	moment: Moment,
	shown: readonly ActorMoment[],
	rows: readonly RowArea[],
): readonly GhostMark[] {
	return shown.flatMap((actor, index) => {
		const box = rows[index]?.dock ?? null
		if (box === null || actor.runner !== 0) return []
		const words = absenceInWords(actor, mailboxOf(moment, actor)?.depth ?? 0)
		const wording = { name: '', words, details: [], hasGlyph: false, hasBar: false }
		const label = layoutLabel('serves', box, wording)
		return [{ id: -actor.id, name: '', shape: 'serves' as const, box, label }]
	})
}
