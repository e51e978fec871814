/** The moment that a folded state stands for at a given time. It shares only what never changes. */
import type { Cast } from '../trace/cast.ts'
import { bucketMoments } from './bucket-fold.ts'
import { kindTimes } from './by-kind.ts'
import { drainOf } from './drain.ts'
import type { ActorMoment } from './actor-moment.ts'
import { Activity, innerSite, programLine } from '../trace/event.ts'
import { type FoldState, threadName } from './fold-state.ts'
import { lawsOf } from './laws-of.ts'
import type { Counts, LockMoment, Moment, QueueMoment, ThreadMoment } from './moment.ts'
import { Cause } from './notes.ts'
import { handsAtWork, inServiceOf, queuedIn } from './sums.ts'
import { stayedUs } from './stay.ts'
import type { ThreadFold } from './thread-fold.ts'

/** What the timeline counts over the last second. */
export type Rates = Pick<Moment, 'throughputPerS' | 'goodputPerS' | 'arrivalsPerS' | 'refusedPerS'>

/** Why a thread is in its state, in the words of the console. */
export function reasonInWords(cast: Cast, cause: Cause, causeOf: number): string | null {
	switch (cause) {
		case Cause.none:
			return null
		case Cause.making:
			return 'making'
		case Cause.handling:
			return `handling ${String(causeOf)}`
		case Cause.passing:
			return `passing on ${String(causeOf)}`
		case Cause.lock:
			return causeOf === 0 ? 'lock' : `lock held by ${threadName(cast, causeOf)}`
		case Cause.poll:
			return 'poll'
		case Cause.arrival:
			return 'arrival'
		case Cause.alone:
			return 'died alone'
		case Cause.condition: {
			const condition = cast.objects.find((object) => object.id === causeOf)
			return condition?.kind === 'condition' ? condition.reason : null
		}
	}
}

/** Who keeps the thread out now; who held the lock when it looked, while nobody does. */
function causeOfNow(state: FoldState, thread: ThreadFold): number {
	if (thread.cause !== Cause.lock) return thread.causeOf
	const holder = state.locks.get(thread.at)?.holder ?? 0
	return holder === 0 || holder === thread.cast.id ? thread.causeOf : holder
}

/** A thread that works in a turn says whose turn it is. */
function reasonOf(state: FoldState, thread: ThreadFold): string | null {
	const { cast, actors } = state
	const actor = actors?.turns.get(thread.cast.id)
	const atMessage: readonly Cause[] = [Cause.none, Cause.handling, Cause.passing]
	const isAtMessage = atMessage.includes(thread.cause)
	if (actor === undefined || thread.state !== 'working' || !isAtMessage) {
		return reasonInWords(cast, thread.cause, causeOfNow(state, thread))
	}
	const { taken, perTurn } = actor
	const { name } = actor.cast
	if (taken === 0) return `${name}, begins its turn`
	return `${name}, message ${String(taken)} of ${String(perTurn)}`
}

const activityNames = {
	[Activity.making]: 'making',
	[Activity.handling]: 'handling',
	[Activity.passing]: 'passing',
	[Activity.attempting]: 'attempting',
} as const

function workOf(thread: ThreadFold, atUs: number): ThreadMoment['work'] {
	const { work, handItem } = thread
	if (work === null) return null
	const { startedUs, durationUs } = work
	const isMaking = work.activity === Activity.making
	const isHeld = !isMaking && handItem?.id === work.item
	const held = work.activity === Activity.attempting ? work.held : null
	const item = isHeld ? handItem : held
	const activity = activityNames[work.activity]
	return { item, activity, startedUs, durationUs, doneUs: thread.doneUsAt(atUs) }
}

function threadMoment(state: FoldState, thread: ThreadFold, atUs: number): ThreadMoment {
	const inner = innerSite(thread.site)
	const file = inner === null ? undefined : state.cast.files[inner.file]
	const { id, name, role, side, column, program } = thread.cast
	return {
		id,
		name,
		role,
		side,
		column,
		program,
		state: thread.state,
		reason: reasonOf(state, thread),
		sinceUs: thread.sinceUs,
		line: programLine(thread.site),
		inner: inner === null || file === undefined ? null : { file, line: inner.line },
		holds: thread.locks[thread.locks.length - 1] ?? 0,
		at: thread.at,
		work: workOf(thread, atUs),
		sleepUntilUs: thread.sleepUntilUs,
		hand: thread.hand,
		handItem: thread.handItem,
		done: thread.done,
		refused: thread.refused,
		isStuck: thread.isStuck,
		actor: state.actors?.turns.get(id)?.cast.name ?? null,
		turn: state.actors?.turnOf(id) ?? null,
		inStateUs: thread.timesAt(atUs),
		spins: thread.spins,
	}
}

function countsOf(state: FoldState, threads: readonly ThreadMoment[]): Counts {
	const { tally } = state
	return {
		offered: tally.offered,
		accepted: tally.accepted,
		outside: tally.outside,
		completed: tally.completed,
		inService: inServiceOf(state),
		queued: queuedIn(state),
		rejected: tally.rejected,
		dropped: tally.dropped,
		expired: tally.expired,
		deadLettered: tally.deadLettered,
		failed: tally.failed,
		polls: tally.polls,
		emptyPolls: tally.emptyPolls,
		spins: threads.reduce((sum, thread) => sum + thread.spins, 0),
		notifies: tally.notifies,
		wakeups: tally.wakeups,
		futileWakeups: tally.futileWakeups,
		records: tally.records,
		recordsLost: tally.recordsLost,
	}
}

function actorMoments({ actors, threads }: FoldState): readonly ActorMoment[] {
	if (actors === null) return []
	return [...actors.byId.values()].map((actor) => {
		const isAtWork = threads.get(actor.runner)?.hand === 'taken'
		return actor.moment(actors.placeOf(actor), isAtWork)
	})
}

function lockMoments(state: FoldState): readonly LockMoment[] {
	return [...state.locks.values()].map(({ cast, holder, door, acquisitions, contended }) => {
		return { id: cast.id, name: cast.name, holder, door, acquisitions, contended }
	})
}

function queueMoments(state: FoldState): readonly QueueMoment[] {
	return [...state.queues.values()].map((queue) => ({
		id: queue.cast.id,
		name: queue.cast.name,
		lock: queue.cast.lock,
		order: queue.cast.order,
		gap: queue.cast.gap,
		isBackward: queue.cast.isBackward,
		capacity: queue.capacity,
		depth: queue.depth,
		items: queue.items(),
		peak: queue.peak,
		isClosed: queue.isClosed,
		justFreed: queue.justFreed,
	}))
}

function memoryOf({ cast, memory }: FoldState): Moment['memory'] {
	const { limitBytes } = cast
	if (limitBytes === null) return null
	return { usedBytes: memory?.usedBytes ?? 0, grownBytes: memory?.grownBytes ?? 0, limitBytes }
}

function coresOf({ canary }: FoldState): number | null {
	return canary === null || canary.cores <= 0 ? null : canary.cores
}

/** `atUs` must not be before the last record folded. */
export function momentOf(state: FoldState, atUs: number, rates: Rates): Moment {
	const threads = [...state.threads.values()]
		.sort((one, other) => one.cast.id - other.cast.id)
		.map((thread) => threadMoment(state, thread, atUs))
	const sums = { ...state.tally, inService: handsAtWork(state) }
	const measured = {
		threads,
		queues: queueMoments(state),
		counts: countsOf(state, threads),
		stretch: state.stretch.at(atUs, sums, stayedUs(state, atUs)),
	}
	return {
		atUs,
		cast: state.cast,
		locks: lockMoments(state),
		conditions: [...state.conditions.values()].map(({ cast, waiting, woken, peak }) => {
			return { id: cast.id, name: cast.name, reason: cast.reason, waiting, woken, peak }
		}),
		moves: state.moves,
		wakes: state.wakes,
		refusals: state.refusals,
		actors: actorMoments(state),
		orders: state.actors?.orders?.moment() ?? null,
		numbers: [...(state.actors?.numbers.values() ?? [])].map((number) => number.moment()),
		deadLetters: state.actors?.deadLetters ?? [],
		jobs: state.jobs?.moments() ?? [],
		buckets: bucketMoments(state),
		wanted: state.wanted,
		retries: state.tally.retried,
		inTime: state.tally.inTime,
		refusedBy: {
			'at once': state.tally.refusedAtOnce,
			'timed out': state.tally.refusedTimedOut,
			thrown: state.tally.refusedThrown,
			limited: state.tally.refusedLimited,
		},
		latency: state.latency.frozen(),
		wait: state.wait.frozen(),
		byKind: kindTimes(state),
		...rates,
		...measured,
		drain: drainOf({ ...measured, ...rates }),
		answer: state.answer.frozen(),
		detection: state.detection.frozen(),
		kindsSeen: [...state.cast.kinds.keys()].filter((kind) => (state.kindsSeen & (1 << kind)) !== 0),
		knobs: state.knobs,
		memory: memoryOf(state),
		canary: state.canary?.share ?? null,
		cores: coresOf(state),
		laws: lawsOf(state, threads, atUs),
	}
}
