/** Actors while records are folded: who has whose turn, who waits for one, and what came to their mailboxes. */
import type { Cast, CastObject } from '../trace/cast.ts'
import type {
	ActorMoment,
	AskMoment,
	DeadLetter,
	FailureMoment,
	TurnMoment,
} from './actor-moment.ts'
import { DurationHistogram, type Histogram } from './histogram.ts'
import { type CastNumber, NumberFold } from './number-fold.ts'
import { OrdersSeen } from './orders-seen.ts'

export type CastActor = Extract<CastObject, { kind: 'actor' }>

const noWait: Histogram = new DurationHistogram()

export class ActorFold {
	readonly cast: CastActor
	/** Thread that has its turn, or 0. */
	runner = 0
	turns = 0
	/** Messages handled in turns that are over, and taken in the present one. */
	handled = 0
	taken = 0
	/** Messages at which it failed, in all and in the present turn. */
	failed = 0
	failedNow = 0
	failure: FailureMoment | null = null
	ask: AskMoment | null = null
	expired = 0
	late = 0
	/** Replaced, never changed. */
	heardFrom: readonly number[] = []
	perTurn = 0
	state = 0
	/** Number of the message that was taken last, among all that were sent, by sender. */
	lastSent = new Map<number, number>()
	/** Null before the first message. */
	#wait: DurationHistogram | null = null

	constructor(cast: CastActor) {
		this.cast = cast
	}

	waited(us: number): void {
		this.#wait ??= new DurationHistogram()
		this.#wait.add(us)
	}

	/** `isAtWork`: it has not yet handled what it has taken last. */
	moment(place: number, isAtWork: boolean): ActorMoment {
		const { id, name, mailbox, dispatcher, isPinned, shows } = this.cast
		const tried = this.taken - (isAtWork && this.taken > 0 ? 1 : 0)
		const done = Math.max(0, tried - this.failedNow)
		const { failed, failure, ask, expired, late, heardFrom } = this
		return {
			...{ id, name, mailbox, dispatcher, isPinned, shows, parent: this.cast.parent ?? '' },
			...{ failed, failure, ask, expired, late, heardFrom },
			runner: this.runner,
			isReady: place >= 0,
			place,
			turns: this.turns,
			handled: this.handled + done,
			takenThisTurn: this.taken,
			handledThisTurn: done,
			perTurn: this.perTurn,
			state: this.state,
			wait: this.#wait?.frozen() ?? noWait,
		}
	}

	clone(): ActorFold {
		const copy = new ActorFold(this.cast)
		copy.runner = this.runner
		copy.turns = this.turns
		copy.handled = this.handled
		copy.taken = this.taken
		copy.failed = this.failed
		copy.failedNow = this.failedNow
		copy.failure = this.failure
		copy.ask = this.ask
		copy.expired = this.expired
		copy.late = this.late
		copy.heardFrom = this.heardFrom
		copy.perTurn = this.perTurn
		copy.state = this.state
		copy.lastSent = new Map(this.lastSent)
		copy.#wait = this.#wait?.clone() ?? null
		return copy
	}
}

/** What a thread has sent last: told by number, or as a dead letter. */
export interface Told {
	readonly item: number
	/** Object id of the mailbox; 0 for a dead letter. */
	readonly queue: number
}

/** Everything about actors and shared numbers. A run without them has none of this. */
export class ActorsFold {
	readonly byId: ReadonlyMap<number, ActorFold>
	readonly byMailbox: ReadonlyMap<number, ActorFold>
	readonly numbers: ReadonlyMap<number, NumberFold>
	/** By thread: the actor whose turn it has. */
	readonly turns = new Map<number, ActorFold>()
	/** By dispatcher: actors that wait for a turn, next first. Lists are replaced, never changed. */
	readonly lines = new Map<string, readonly number[]>()
	readonly told = new Map<number, Told>()
	/** By thread that gave up waiting for an answer: the lock behind which it looks once more. */
	readonly overdue = new Map<number, number>()
	/** Null where nobody tells orders apart. */
	orders: OrdersSeen | null = null
	deadLetters: readonly DeadLetter[] = []
	/** Messages that went into mailboxes, and pairs of sender and receiver among whom one has arrived. */
	sent = 0
	pairs = 0
	/** Messages taken out of mailboxes, and those that became dead letters without having been in one. */
	taken = 0
	laidAside = 0

	private constructor(actors: readonly ActorFold[], numbers: readonly NumberFold[]) {
		this.byId = new Map(actors.map((actor) => [actor.cast.id, actor]))
		this.byMailbox = new Map(actors.map((actor) => [actor.cast.mailbox, actor]))
		this.numbers = new Map(numbers.map((number) => [number.cast.id, number]))
	}

	/** Null where the cast has neither. */
	static of(cast: Cast): ActorsFold | null {
		const { objects } = cast
		const actors = objects.filter((one): one is CastActor => one.kind === 'actor')
		const numbers = objects.filter((one): one is CastNumber => one.kind === 'number')
		if (actors.length === 0 && numbers.length === 0) return null
		const made = new ActorsFold(
			actors.map((actor) => new ActorFold(actor)),
			numbers.map((number) => new NumberFold(number)),
		)
		made.orders = OrdersSeen.of(cast)
		return made
	}

	/** The turn that a thread gives. */
	turnOf(thread: number): TurnMoment | null {
		const actor = this.turns.get(thread)
		if (actor === undefined) return null
		return { actor: actor.cast.id, taken: actor.taken, most: actor.perTurn }
	}

	/** Where an actor stands in its line, −1 when it does not. */
	placeOf({ cast }: ActorFold): number {
		return this.lines.get(cast.dispatcher)?.indexOf(cast.id) ?? -1
	}

	clone(): ActorsFold {
		const copy = new ActorsFold(
			[...this.byId.values()].map((actor) => actor.clone()),
			[...this.numbers.values()].map((number) => number.clone()),
		)
		for (const [thread, { cast }] of this.turns) {
			const actor = copy.byId.get(cast.id)
			if (actor !== undefined) copy.turns.set(thread, actor)
		}
		for (const [name, line] of this.lines) copy.lines.set(name, line)
		for (const [thread, told] of this.told) copy.told.set(thread, told)
		for (const [thread, lock] of this.overdue) copy.overdue.set(thread, lock)
		copy.orders = this.orders?.clone() ?? null
		copy.deadLetters = this.deadLetters
		copy.sent = this.sent
		copy.pairs = this.pairs
		copy.taken = this.taken
		copy.laidAside = this.laidAside
		return copy
	}
}

/** Of a run with actors, by their names; of a run with shared numbers as well. */
export function hasActors({ objects }: Cast): boolean {
	return objects.some(({ kind }) => kind === 'actor')
}

/** Of a run in which actors wait for answers: there are boxes that those come in. */
export function hasAsks({ objects }: Cast): boolean {
	return objects.some((one) => one.kind === 'queue' && isAnswerBox(one))
}

/** No actor's mailbox, but where the answer to one question comes in. */
export function isAnswerBox({ owner }: { readonly owner?: string }): boolean {
	return owner?.startsWith('question of ') ?? false
}

export function hasNumbers({ objects }: Cast): boolean {
	return objects.some(({ kind }) => kind === 'number')
}
