/** Moments with actors that nobody recorded, out of few words: for tests and for the gallery, never imported by the application. */
import { DurationHistogram } from '../../model/histogram.ts'
import type {
	ActorMoment,
	DeadLetter,
	FailureMoment,
	NumberMoment,
} from '../../model/actor-moment.ts'
import type { Item, Moment, Move } from '../../model/moment.ts'
import { type StagedThread, staged } from './staged-moment.ts'

export interface StagedActor {
	readonly name: string
	readonly depth: number
	/** Without bound when absent. */
	readonly capacity?: number
	readonly peak?: number
	readonly state?: number
	readonly shows?: string
	/** Name of the thread that runs it. */
	readonly runner?: string
	/** Messages taken in the turn. */
	readonly taken?: number
	/** In line for a turn: 0 for the next. */
	readonly place?: number
	readonly dispatcher?: string
	/** Name of the actor over it. */
	readonly parent?: string
	readonly failure?: Partial<FailureMoment>
	/** The actor whose answer it waits for, and for how long. */
	readonly asks?: readonly [string, number]
	readonly expired?: number
}

export interface StagedActors {
	readonly threads: readonly StagedThread[]
	readonly actors: readonly StagedActor[]
	readonly numbers?: readonly {
		readonly name: string
		readonly value: number
		readonly lost: number
	}[]
	/** Names of senders, and of the mailboxes' actors, oldest first. */
	readonly dead?: readonly (readonly [string, string])[]
	readonly deadLettered?: number
	/** Letters on their way: sender, actor, how long ago. */
	readonly sent?: readonly (readonly [string, string, number])[]
	readonly kinds?: readonly string[]
	readonly rest?: Partial<Moment>
}

const noBound = 2 ** 31 - 1
const perTurn = 5

export function stagedActors(recorded: Moment, stated: StagedActors): Moment {
	const { threads, actors, dead = [], kinds = ['add', 'price', 'drop'] } = stated
	const made = staged(recorded, {
		...{ threads, kinds },
		queues: actors.map(({ name, depth, capacity = noBound, peak = depth }, index) => ({
			...{ name: `mailbox of ${name}`, depth, capacity, peak, firstItem: 100 * index + 1 },
			locks: { [`${name} lock`]: null },
		})),
	})
	const { atUs } = made
	const senders = threads.filter(({ side }) => side !== 'consumers').map(({ name }) => name)
	const queues = made.queues.map((queue) => ({
		...queue,
		items: queue.items.map(asLetter(senders)),
	}))
	const idOf = (name = '') => made.threads.find((thread) => thread.name === name)?.id ?? 0
	const mailboxOf = (name: string) => queues[actors.findIndex((one) => one.name === name)]?.id ?? 0
	const letter = (index: number, sender: string, madeUs: number): Item => {
		return { id: 900 + index, producer: sender, kind: index % kinds.length, madeUs, putUs: madeUs }
	}
	const moves = (stated.sent ?? []).map(([sender, name, ageUs], index): Move => {
		const queue = queues[actors.findIndex((one) => one.name === name)]
		const item = queue?.items.at(-1) ?? letter(index, sender, atUs - ageUs)
		const place = Math.max(0, (queue?.depth ?? 1) - 1)
		return {
			atUs: atUs - ageUs,
			item,
			thread: idOf(sender),
			queue: queue?.id ?? 0,
			into: true,
			place,
		}
	})
	const deadLetters = dead.map(([sender, name], index): DeadLetter => {
		const ageUs = 120_000 * (dead.length - 1 - index) + 90_000
		const item = letter(index + 50, sender, atUs - ageUs)
		const mailbox = mailboxOf(name)
		return { atUs: atUs - ageUs, thread: idOf(sender), sender: '', mailbox, item, text: '' }
	})
	const counts = { ...made.counts, deadLettered: stated.deadLettered ?? dead.length }
	return {
		...{ ...made, queues, moves, deadLetters, counts },
		actors: actors.map((actor, index) => ({
			...momentOf(actor, 900 + index, mailboxOf, idOf),
			...talkOf(actor, stated, atUs, idOf),
		})),
		numbers: (stated.numbers ?? []).map((number, index): NumberMoment => {
			const writers = senders.map((name) => idOf(name))
			return { id: 1900 + index, writes: number.value + number.lost, writers, ...number }
		}),
		...stated.rest,
	}
}

function asLetter(senders: readonly string[]): (item: Item, index: number) => Item {
	return (item, index) => ({
		...{ ...item, producer: senders[index % senders.length] ?? 'S1', kind: index % 3 },
		...(index % 3 === 0 ? { text: `${(index + 3).toString()} pears` } : {}),
	})
}

type Talk = Pick<
	ActorMoment,
	'parent' | 'failed' | 'failure' | 'ask' | 'expired' | 'late' | 'heardFrom'
>

function talkOf(
	{ name, parent = '', failure, asks, expired = 0 }: StagedActor,
	{ actors, sent = [], threads }: StagedActors,
	atUs: number,
	idOf: (name?: string) => number,
): Talk {
	const failed: FailureMoment = {
		...{ atUs: atUs - 400_000, item: 229, kind: 1, verdict: 'restarted' },
		...{ restarts: 1, most: 10, withinS: 10, queued: 0 },
	}
	const own = (other: string) => {
		const actor = actors.findIndex((one) => one.name === other)
		return actor < 0 ? -idOf(other) : 900 + actor
	}
	const all = actors.length === 1 ? threads.filter(({ side }) => side !== 'consumers') : []
	const writers = sent.filter(([, to]) => to === name).map(([from]) => from)
	return {
		...{ parent, failed: failure === undefined ? 0 : 1, expired, late: 0 },
		failure: failure === undefined ? null : { ...failed, ...failure },
		ask: asks === undefined ? null : { of: own(asks[0]), sinceUs: atUs - asks[1] },
		heardFrom: [...new Set([...writers, ...all.map((one) => one.name)])].map(own),
	}
}

function momentOf(
	actor: StagedActor,
	id: number,
	mailboxOf: (name: string) => number,
	idOf: (name?: string) => number,
): Omit<ActorMoment, keyof Talk> {
	const { name, dispatcher = 'dispatcher', shows = 'items', state = 0, place = -1 } = actor
	const taken = actor.taken ?? (actor.runner === undefined ? 0 : 1)
	return {
		...{ id, name, dispatcher, shows, state, place, perTurn },
		...{ mailbox: mailboxOf(name), isPinned: false, runner: idOf(actor.runner) },
		...{ isReady: place >= 0, turns: 12, handled: 57, takenThisTurn: taken },
		handledThisTurn: Math.max(0, taken - 1),
		wait: new DurationHistogram().frozen(),
	}
}

function turning(name: string, taken: number): Partial<StagedThread> {
	const side = 'consumers' as const
	return {
		...{ side, state: 'working', hand: 'taken', actor: name },
		reason: `${name}, message ${taken.toString()} of ${perTurn.toString()}`,
		work: { item: null, activity: 'handling', startedUs: 0, durationUs: 100, doneUs: 60 },
	}
}

/** A thread of a dispatcher, in a turn or without anything to do. */
export function server(name: string, runs = '', role = 'dispatcher', taken = 1): StagedThread {
	const side = 'consumers' as const
	if (runs !== '') return { name, role, ...turning(runs, taken) }
	return { name, role, side, state: 'waiting', reason: 'no mail' }
}

export function sendersNamed(count: number, of: Partial<StagedThread> = {}): StagedThread[] {
	return Array.from({ length: count }, (_, index) => {
		return { role: 'sender', name: `S${(index + 1).toString()}`, reason: 'making', ...of }
	})
}
