/** The moment that a folded state stands for at a given time. It shares only what never changes. */
import type { Cast } from '../trace/cast.ts'
import type { ActorMoment } from './actor-moment.ts'
import { Activity, innerSite, programLine } from '../trace/event.ts'
import { type FoldState, threadName } from './fold-state.ts'
import type { Counts, Law, LockMoment, Moment, QueueMoment, ThreadMoment } from './moment.ts'
import { Cause } from './notes.ts'
import { orderOfAll } from './order.ts'
import { queuedIn, stuckWaiter, sumInWords } from './sums.ts'
import type { TracedItem } from './queue-fold.ts'
import type { ThreadFold } from './thread-fold.ts'

/** What the timeline counts over the last second. */
export type Rates = Pick<Moment, 'throughputPerS' | 'goodputPerS'>

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
	const isAtMessage = thread.cause === Cause.none || thread.cause === Cause.handling
	if (actor === undefined || thread.state !== 'working' || !isAtMessage) {
		return reasonInWords(cast, thread.cause, causeOfNow(state, thread))
	}
	const { taken, perTurn } = actor
	const { name } = actor.cast
	if (taken === 0) return `${name}, begins its turn`
	return `${name}, message ${String(taken)} of ${String(perTurn)}`
}

function workOf(thread: ThreadFold, atUs: number): ThreadMoment['work'] {
	const { work, handItem } = thread
	if (work === null) return null
	const { startedUs, durationUs } = work
	const isMaking = work.activity === Activity.making
	const item = !isMaking && handItem?.id === work.item ? handItem : null
	const passing = work.activity === Activity.passing ? 'passing' : 'handling'
	const activity = isMaking ? 'making' : passing
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
		inService: tally.inService,
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

function isTimeKept(state: FoldState, thread: ThreadMoment, atUs: number): boolean {
	const startedUs = state.threads.get(thread.id)?.startedUs ?? 0
	const sumUs = Object.values(thread.inStateUs).reduce((sum, us) => sum + us, 0)
	return sumUs === atUs - startedUs
}

function actorLaws({ actors }: FoldState) {
	if (actors === null) return {}
	const taken = String(actors.taken)
	let turns = 0
	for (const actor of actors.byId.values()) turns += actor.turns
	let writes = 0
	for (const number of actors.numbers.values()) writes += number.writes
	return {
		'one message at a time': `${String(turns)} turns, never two of one actor at once`,
		'order per pair': `${taken} messages of ${String(actors.pairs)} pairs came as they were sent`,
		'no lost update': `${String(writes)} writes, each over what it had read`,
	}
}

function lawsOf(state: FoldState, threads: readonly ThreadMoment[], atUs: number): readonly Law[] {
	const { tally } = state
	const entered = tally.accepted - (state.actors?.laidAside ?? 0)
	const acquisitions = [...state.locks.values()].reduce((sum, lock) => sum + lock.acquisitions, 0)
	const listed = state.laws.list({
		conservation: sumInWords(state),
		'first in, first out': `${String(tally.taken)} items left ${orderOfAll(state)}`,
		capacity: `${String(entered)} puts found room`,
		'mutual exclusion': `${String(acquisitions)} times one thread held a lock, never two`,
		'no duplicate': `${String(tally.taken)} items left once each`,
		'no stuck waiter': 'nobody waits for what is there',
		'time in states': `the states of ${String(threads.length)} threads fill their time exactly`,
		...actorLaws(state),
	})
	const unkept = threads.find((thread) => !isTimeKept(state, thread, atUs))
	const stuck = state.laws.isChecked('no stuck waiter') ? stuckWaiter(state, atUs) : null
	if (unkept === undefined && stuck === null) return listed
	return listed.map((law) => {
		if (!law.holds) return law
		if (law.name === 'no stuck waiter' && stuck !== null) {
			return { ...law, holds: false, detail: stuck }
		}
		if (law.name === 'time in states' && unkept !== undefined) {
			return { ...law, holds: false, detail: `the states of ${unkept.name} miss its time` }
		}
		return law
	})
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

/** How long all items in queues and hands have been in the system, of the present stretch. */
function stayedUs({ queues, threads, stretch }: FoldState, atUs: number): number {
	const stayed = ({ isKnown, acceptedUs }: TracedItem) =>
		isKnown ? atUs - Math.max(acceptedUs, stretch.fromUs) : 0
	let sumUs = 0
	for (const queue of queues.values()) {
		sumUs += queue.stayedUs(atUs)
		if (queue.underWay !== null) sumUs += stayed(queue.underWay)
	}
	for (const { hand, handItem, batch } of threads.values()) {
		if (hand === 'taken' && handItem !== null) sumUs += stayed(handItem)
		for (const item of batch) sumUs += stayed(item)
	}
	return sumUs
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
	return {
		atUs,
		cast: state.cast,
		threads,
		locks: lockMoments(state),
		conditions: [...state.conditions.values()].map(({ cast, waiting, woken, peak }) => {
			return { id: cast.id, name: cast.name, reason: cast.reason, waiting, woken, peak }
		}),
		queues: queueMoments(state),
		moves: state.moves,
		wakes: state.wakes,
		refusals: state.refusals,
		actors: actorMoments(state),
		numbers: [...(state.actors?.numbers.values() ?? [])].map((number) => number.moment()),
		deadLetters: state.actors?.deadLetters ?? [],
		counts: countsOf(state, threads),
		refusedBy: {
			'at once': state.tally.refusedAtOnce,
			'timed out': state.tally.refusedTimedOut,
			thrown: state.tally.refusedThrown,
		},
		latency: state.latency.frozen(),
		wait: state.wait.frozen(),
		...rates,
		answer: state.answer.frozen(),
		detection: state.detection.frozen(),
		kindsSeen: [...state.cast.kinds.keys()].filter((kind) => (state.kindsSeen & (1 << kind)) !== 0),
		knobs: state.knobs,
		stretch: state.stretch.at(atUs, state.tally, stayedUs(state, atUs)),
		memory: memoryOf(state),
		canary: state.canary?.share ?? null,
		cores: coresOf(state),
		laws: lawsOf(state, threads, atUs),
	}
}
