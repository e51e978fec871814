/**
 * Everything the fold carries from record to record. Small lists (doors, wait sets, moves, wakes)
 * are replaced and never changed, so that moments and keyframes can share them.
 */
import type { Cast, CastObject, ThreadState } from '../trace/cast.ts'
import type { TraceEvent } from '../trace/event.ts'
import { Activity, pageThread } from '../trace/event.ts'
import { ActorsFold, hasActors, hasAsks, hasNumbers } from './actor-fold.ts'
import { type TimesOfKind, cloneTimes } from './by-kind.ts'
import { BucketFold } from './bucket-fold.ts'
import { DurationHistogram } from './histogram.ts'
import type { WantedMoment } from './job-moment.ts'
import { JobsFold } from './jobs-fold.ts'
import {
	Laws,
	actorLawNames,
	askLawNames,
	bucketLawNames,
	jobLawNames,
	numberLawNames,
} from './laws.ts'
import type { Move, Refused, Wake } from './moment.ts'
import { Cause, type Notes } from './notes.ts'
import { type CastQueue, QueueFold } from './queue-fold.ts'
import { StretchFold } from './stretch-fold.ts'
import { ThreadFold } from './thread-fold.ts'

export interface LockFold {
	readonly cast: Extract<CastObject, { kind: 'lock' }>
	holder: number
	door: readonly number[]
	acquisitions: number
	contended: number
	/** Ticket of the last critical section, 0 before the first. */
	ticket: number
}

export interface ConditionFold {
	readonly cast: Extract<CastObject, { kind: 'condition' }>
	waiting: readonly number[]
	woken: readonly number[]
	peak: number
}

/** Running sums; each is counted on its own, so that the laws compare independent numbers. */
export interface Tally {
	offered: number
	accepted: number
	/** Accepted and neither done nor lost. */
	inside: number
	outside: number
	taken: number
	completed: number
	/** Those within the deadline after they came. */
	inTime: number
	inService: number
	/** Items that came from outside, whatever the threads do. */
	arrived: number
	/** Those of them that a client asked for once more. */
	retried: number
	polls: number
	emptyPolls: number
	rejected: number
	refusedAtOnce: number
	refusedTimedOut: number
	refusedThrown: number
	refusedLimited: number
	dropped: number
	expired: number
	deadLettered: number
	failed: number
	notifies: number
	wakeups: number
	futileWakeups: number
	records: number
	recordsLost: number
}

/** The last sample of the memory that tasks hold. */
export interface MemorySample {
	readonly usedBytes: number
	readonly grownBytes: number
}

export interface FoldState {
	readonly cast: Cast
	/** Who listens; null while a past moment is rebuilt. */
	readonly notes: Notes | null
	readonly threads: Map<number, ThreadFold>
	readonly locks: ReadonlyMap<number, LockFold>
	readonly conditions: ReadonlyMap<number, ConditionFold>
	readonly queues: ReadonlyMap<number, QueueFold>
	/** Null where the cast has neither actors nor shared numbers. */
	readonly actors: ActorsFold | null
	/** Null where the cast has no store of jobs. */
	readonly jobs: JobsFold | null
	readonly buckets: ReadonlyMap<number, BucketFold>
	readonly tally: Tally
	readonly latency: DurationHistogram
	readonly wait: DurationHistogram
	readonly answer: DurationHistogram
	readonly byKind: Map<number, TimesOfKind>
	readonly detection: DurationHistogram
	readonly stretch: StretchFold
	readonly laws: Laws
	knobs: Cast['knobs']
	memory: MemorySample | null
	/** One bit for each sort of item that has been accepted. */
	kindsSeen: number
	wanted: WantedMoment | null
	/** The last sample of the canary: share of an idle core, and cores in all (0 unknown); null before the first. */
	canary: { readonly share: number; readonly cores: number } | null
	/** Items that came from outside by the page's word and that no thread has begun with. */
	unclaimed: number
	/** Names of threads whose items came from outside. Replaced, never changed. */
	openSources: readonly string[]
	moves: readonly Move[]
	wakes: readonly Wake[]
	refusals: readonly Refused[]
	/** Time of the last record that a thread wrote. */
	lastUs: number
}

/** One kind of record at work on the state; `thread` is null for the page and for ids the cast lacks. */
export type Handler = (state: FoldState, event: TraceEvent, thread: ThreadFold | null) => void

function lockFold(cast: LockFold['cast']): LockFold {
	return { cast, holder: 0, door: [], acquisitions: 0, contended: 0, ticket: 0 }
}

function ofKind<K extends CastObject['kind']>(cast: Cast, kind: K) {
	type Wanted = Extract<CastObject, { kind: K }>
	return cast.objects.filter((object): object is Wanted => object.kind === kind)
}

function noTally(): Tally {
	return {
		offered: 0,
		accepted: 0,
		inside: 0,
		outside: 0,
		taken: 0,
		completed: 0,
		inTime: 0,
		inService: 0,
		arrived: 0,
		retried: 0,
		polls: 0,
		emptyPolls: 0,
		rejected: 0,
		refusedAtOnce: 0,
		refusedTimedOut: 0,
		refusedThrown: 0,
		refusedLimited: 0,
		dropped: 0,
		expired: 0,
		deadLettered: 0,
		failed: 0,
		notifies: 0,
		wakeups: 0,
		futileWakeups: 0,
		records: 0,
		recordsLost: 0,
	}
}

/** Laws that need actors, shared numbers, stores of jobs or buckets. */
function moreLaws(cast: Cast) {
	return [
		...(hasActors(cast) ? actorLawNames : []),
		...(hasNumbers(cast) ? numberLawNames : []),
		...(hasAsks(cast) ? askLawNames : []),
		...(ofKind(cast, 'jobs').length > 0 ? jobLawNames : []),
		...(ofKind(cast, 'bucket').length > 0 ? bucketLawNames : []),
	]
}

/** The state before the first record, at `startUs`. */
export function createFoldState(cast: Cast, notes: Notes | null, startUs: number): FoldState {
	return {
		cast,
		notes,
		threads: new Map(),
		locks: new Map(ofKind(cast, 'lock').map((lock) => [lock.id, lockFold(lock)])),
		conditions: new Map(
			ofKind(cast, 'condition').map((condition) => [
				condition.id,
				{ cast: condition, waiting: [], woken: [], peak: 0 },
			]),
		),
		queues: new Map(
			ofKind(cast, 'queue').map((queue: CastQueue) => [queue.id, new QueueFold(queue)]),
		),
		actors: ActorsFold.of(cast),
		jobs: JobsFold.of(cast),
		buckets: new Map(ofKind(cast, 'bucket').map((one) => [one.id, new BucketFold(one)])),
		tally: noTally(),
		latency: new DurationHistogram(),
		wait: new DurationHistogram(),
		answer: new DurationHistogram(),
		byKind: new Map(),
		detection: new DurationHistogram(),
		stretch: new StretchFold(startUs),
		laws: new Laws(moreLaws(cast)),
		moves: [],
		wakes: [],
		refusals: [],
		lastUs: 0,
		knobs: cast.knobs,
		memory: null,
		kindsSeen: 0,
		wanted: null,
		canary: null,
		unclaimed: 0,
		openSources: [],
	}
}

function copyOf<V>(map: ReadonlyMap<number, V>, copy: (value: V) => V): Map<number, V> {
	return new Map([...map].map(([id, value]) => [id, copy(value)]))
}

/** A copy that nobody listens to and that shares only what never changes. */
export function cloneFoldState(state: FoldState): FoldState {
	return {
		...state,
		notes: null,
		threads: copyOf(state.threads, (thread) => thread.clone()),
		locks: copyOf(state.locks, (lock) => ({ ...lock })),
		conditions: copyOf(state.conditions, (condition) => ({ ...condition })),
		queues: copyOf(state.queues, (queue) => queue.clone()),
		actors: state.actors?.clone() ?? null,
		jobs: state.jobs?.clone() ?? null,
		buckets: copyOf(state.buckets, (bucket) => bucket.clone()),
		tally: { ...state.tally },
		latency: state.latency.clone(),
		wait: state.wait.clone(),
		answer: state.answer.clone(),
		byKind: copyOf(state.byKind, cloneTimes),
		detection: state.detection.clone(),
		stretch: state.stretch.clone(),
		laws: state.laws.clone(),
	}
}

/** The thread with this id, new unless it is known; null for ids the cast lacks. */
export function beginThread(state: FoldState, id: number, atUs: number): ThreadFold | null {
	const known = state.threads.get(id)
	if (known !== undefined) return known
	const cast = state.cast.threads.find((thread) => thread.id === id)
	if (cast === undefined) return null
	const thread = new ThreadFold(cast, atUs)
	state.threads.set(id, thread)
	state.notes?.state(id, atUs, 'new', Cause.none, 0)
	return thread
}

/** The name of a thread as the console says it; the page is "you". */
export function threadName(cast: Cast, id: number): string {
	if (id === pageThread) return 'you'
	return cast.threads.find((thread) => thread.id === id)?.name ?? `thread ${String(id)}`
}

/** Moves a thread into a state; nothing happens when it is in it already, for the same cause. */
export function enter(
	state: FoldState,
	thread: ThreadFold,
	atUs: number,
	next: ThreadState,
	cause: Cause = Cause.none,
	causeOf = 0,
): void {
	if (thread.state === next && thread.cause === cause && thread.causeOf === causeOf) return
	if (!thread.enter(atUs, next, cause, causeOf)) {
		state.laws.break('time in states', atUs, `the time of ${thread.cast.name} ran backwards`)
	}
	state.notes?.state(thread.cast.id, atUs, next, cause, causeOf)
}

/** Lets a thread go on with what it does: its work, when some is in progress. */
export function goOn(state: FoldState, thread: ThreadFold, atUs: number): void {
	const work = thread.work
	if (work === null) enter(state, thread, atUs, 'working')
	else if (work.activity === Activity.making) enter(state, thread, atUs, 'working', Cause.making)
	else {
		const isPassing = work.activity === Activity.passing
		const cause = isPassing ? Cause.passing : Cause.handling
		enter(state, thread, atUs, 'working', cause, work.item)
	}
}
