/**
 * Everything that is true at one instant of a run, as the records say it. A moment is the only thing
 * the view draws. It is folded from a recording (recording.ts) and never changed by anybody else.
 * All times are run time in microseconds since the start of the run.
 */
import type { Cast, CastThread, QueueOrder, ThreadState } from '../trace/cast.ts'
import type {
	ActorMoment,
	DeadLetter,
	NumberMoment,
	OrdersMoment,
	TurnMoment,
} from './actor-moment.ts'
import type { KindTimes } from './by-kind.ts'
import type { Drain } from './drain.ts'
import type { Histogram } from './histogram.ts'
import type { BucketMoment, JobsMoment, WantedMoment } from './job-moment.ts'
import type { Stretch } from './stretch.ts'

export interface Moment {
	readonly atUs: number
	readonly cast: Cast
	/** The threads that were created or have begun, in order of their ids; others are absent. */
	readonly threads: readonly ThreadMoment[]
	readonly locks: readonly LockMoment[]
	readonly conditions: readonly ConditionMoment[]
	readonly queues: readonly QueueMoment[]
	/** Hand-overs of the recent past, oldest first, at most `recentLength`: what a travelling token is drawn from. */
	readonly moves: readonly Move[]
	/** Notifies of the recent past that woke somebody, oldest first, at most `recentLength`: what wake arrows are drawn from. */
	readonly wakes: readonly Wake[]
	/** Refusals of the recent past, oldest first, at most `recentLength`: what a token that falls away is drawn from. */
	readonly refusals: readonly Refused[]
	/** In the order of the cast. */
	readonly actors: readonly ActorMoment[]
	/** Null where nobody tells the orders of letters apart. */
	readonly orders: OrdersMoment | null
	/** Numbers that threads read and write as they like. */
	readonly numbers: readonly NumberMoment[]
	/** Dead letters of the recent past, oldest first, at most `recentLength`. */
	readonly deadLetters: readonly DeadLetter[]
	/** Stores of jobs. */
	readonly jobs: readonly JobsMoment[]
	readonly buckets: readonly BucketMoment[]
	/** Null before threads were sent for. */
	readonly wanted: WantedMoment | null
	/** Of the items that came: how many a client asked for once more. */
	readonly retries: number
	/** Completions so far that were within the deadline: the sum of goodput. */
	readonly inTime: number
	readonly counts: Counts
	/** `counts.rejected` by way, and refusals of items that were to be passed on. */
	readonly refusedBy: Readonly<Record<RefusalWay, number>>
	/** Put to worked (enqueue → done); of a job the first put to the record that says it is done. */
	readonly latency: Histogram
	/** That and `wait` of each sort of items, in order of their kinds; those of which nothing was taken yet are absent. */
	readonly byKind: readonly KindTimes[]
	/** Put to take (enqueue → dequeue). */
	readonly wait: Histogram
	/** Completions in the last second of run time; fewer than a second of run: scaled to what there is. */
	readonly throughputPerS: number
	/**
	 * The same for those done within the deadline (knob `deadline` in ms as it stood when they were done, else one second) of
	 * their arrival; items that producers make at their own pace arrive when they are put.
	 */
	readonly goodputPerS: number
	/** Items that came, per second, over the last two seconds or what there is of them. */
	readonly arrivalsPerS: number
	/** Those that were refused for good, over the same time. */
	readonly refusedPerS: number
	/** When nothing will wait any more, if all goes on as it does; null before anything was done. */
	readonly drain: Drain | null
	/** Arrival to answer: the queue has accepted it, or without a queue it is done. */
	readonly answer: Histogram
	/**
	 * From the instant at which an item was queued and a consumer was free for it, until anybody looks into the queue, to
	 * take or in vain, and so notices it. Consumers are free once they have begun and while they have no item in hand. What
	 * an item that was noticed waits for its turn is not counted here.
	 */
	readonly detection: Histogram
	/** Sorts of items that have been accepted, as places in the cast's `kinds`. */
	readonly kindsSeen: readonly number[]
	/** Where knobs stand, by name. */
	readonly knobs: Readonly<Record<string, number | string | boolean>>
	/** What was measured since a knob was last turned: what formulas are compared with. */
	readonly stretch: Stretch
	/** Null where tasks hold none. */
	readonly memory: {
		readonly usedBytes: number
		readonly grownBytes: number
		readonly limitBytes: number
	} | null
	/** Share of an idle core that is left for others, 0…1; null while nobody measures it. */
	readonly canary: number | null
	/** Cores that the machine really gave to one run at a time, as calibrated before it; null while nobody measures. */
	readonly cores: number | null
	readonly laws: readonly Law[]
}

export const recentLength = 64

/** Items of a queue that a moment names. */
export const shownItems = 64

export interface ThreadMoment {
	readonly id: number
	readonly name: string
	readonly role: string
	readonly side: 'producers' | 'consumers'
	/** As in the cast. */
	readonly column: number
	readonly program: string
	readonly state: ThreadState
	/** For what, as the console says it: "full", "empty", "lock held by C2", "making", "handling 527", "passing on 527", "cart-3, message 2 of 5", …; `null` when there is nothing to say. */
	readonly reason: string | null
	/** Since when in this state. */
	readonly sinceUs: number
	/** Line of its own program, 0 before the first. */
	readonly line: number
	/** The primitive it is inside, or null. `file` is a path from `cast.files`. */
	readonly inner: { readonly file: string; readonly line: number } | null
	/** Object id of the lock it holds, or 0. */
	readonly holds: number
	/** Object id of what it stands at or in: the lock it is blocked at, the condition it waits for or was woken from; else 0. */
	readonly at: number
	/** The work in progress. `doneUs` excludes the time it was held; for CPU work it follows the gauge. */
	readonly work: {
		readonly item: Item | null
		readonly activity: 'making' | 'handling' | 'passing' | 'attempting'
		readonly startedUs: number
		readonly durationUs: number
		readonly doneUs: number
	} | null
	/** End of the timed wait in progress, or null. */
	readonly sleepUntilUs: number | null
	/** An item made but not yet accepted by a queue, or taken and not yet done. `made`: has no number yet. */
	readonly hand: 'empty' | 'made' | 'taken'
	readonly handItem: Item | null
	/** Items made (producer), handled (consumer) or passed on so far. */
	readonly done: number
	/** Items that a queue refused to take from it so far. */
	readonly refused: number
	/** It had not left its program when nobody could go any more, and has done nothing since. */
	readonly isStuck: boolean
	/** Name of the actor that it runs, and the turn; null while it runs none. */
	readonly actor: string | null
	readonly turn: TurnMoment | null
	/** Time spent in each state so far, the present state included up to `atUs`. */
	readonly inStateUs: Readonly<Record<ThreadState, number>>
	readonly spins: number
}

export interface Item {
	/** Number given by the queue when it was put. */
	readonly id: number
	readonly producer: string
	readonly kind: number
	readonly madeUs: number
	readonly putUs: number
	/** Name of the actor that sent it; absent where a thread that is none did. */
	readonly from?: string
	/** What it says: the beginning of its text, then its number; absent where it says nothing. */
	readonly text?: string
}

export interface LockMoment {
	readonly id: number
	readonly name: string
	/** Thread id of the holder, 0 when free. */
	readonly holder: number
	/** Threads blocked at it, oldest first. */
	readonly door: readonly number[]
	/** Acquisitions so far, and how many of them had to wait at the door. */
	readonly acquisitions: number
	readonly contended: number
}

export interface ConditionMoment {
	readonly id: number
	readonly name: string
	/** What its waiters wait for ("full", "empty"). */
	readonly reason: string
	/** Thread ids in its wait set, oldest first. */
	readonly waiting: readonly number[]
	/** Thread ids notified but not yet running, oldest first. */
	readonly woken: readonly number[]
	/** The most threads that were ever in its wait set at once. */
	readonly peak: number
}

export interface QueueMoment {
	readonly id: number
	readonly name: string
	readonly lock: number
	readonly capacity: number
	readonly order: QueueOrder
	readonly gap: number
	readonly isBackward: boolean
	/** Items inside. May be more than `capacity` after it shrank. */
	readonly depth: number
	/** The oldest (next to leave) first, at most `shownItems` of them. */
	readonly items: readonly Item[]
	readonly peak: number
	readonly isClosed: boolean
	/** Places freed in the critical section that is still open (0 or more). */
	readonly justFreed: number
}

/** An item went from a thread into a queue or out of it. */
export interface Move {
	readonly atUs: number
	readonly item: Item
	readonly thread: number
	readonly queue: number
	readonly into: boolean
	/** Place in the queue after a put (0 = next to leave), or before a take. */
	readonly place: number
}

/** Thread `from` notified thread `to`, which was waiting on `condition`; `ranUs`: when `to` ran again, null while woken. */
export interface Wake {
	readonly atUs: number
	readonly from: number
	readonly to: number
	readonly condition: number
	readonly ranUs: number | null
	/** Woke one of several at once. */
	readonly isAll: boolean
}

/** How a refused item was refused: told at once, told after its time was up, by an exception, by a rate limit. */
export type RefusalWay = 'at once' | 'timed out' | 'thrown' | 'limited'

/** A queue refused an item that a thread offered. */
export interface Refused {
	readonly atUs: number
	readonly thread: number
	readonly queue: number
	/** Sort of the item. */
	readonly kind: number
	readonly how: RefusalWay
}

/** All since the start of the run; names and sums as in the console contract. */
export interface Counts {
	readonly offered: number
	readonly accepted: number
	readonly outside: number
	readonly completed: number
	readonly inService: number
	readonly queued: number
	readonly rejected: number
	readonly dropped: number
	readonly expired: number
	readonly deadLettered: number
	readonly failed: number
	readonly polls: number
	readonly emptyPolls: number
	readonly spins: number
	readonly notifies: number
	readonly wakeups: number
	readonly futileWakeups: number
	readonly records: number
	readonly recordsLost: number
}

/** A law that must hold, checked on every record. Once broken it stays broken; `detail` says where, or what was checked. */
export interface Law {
	readonly name: string
	readonly holds: boolean
	readonly detail: string
}

export type { Cast, CastThread, QueueOrder, ThreadState }
