/**
 * One thread while records are folded. Every state change goes through `enter`, so that the times
 * in states sum to the time since its start.
 */
import type { CastThread, ThreadState } from '../trace/cast.ts'
import { threadStates } from '../trace/cast.ts'
import type { Activity } from '../trace/event.ts'
import { Cause } from './notes.ts'
import type { TracedItem } from './queue-fold.ts'

const place = new Map(threadStates.map((state, index) => [state, index]))

/** Work in progress; `progress` is the last gauge in 0…1, −1 when the work reports none. */
interface WorkFold {
	readonly item: number
	/** What it was when the work began: another thread may have it now. */
	readonly held: TracedItem | null
	readonly activity: Activity
	readonly startedUs: number
	readonly durationUs: number
	heldUs: number
	progress: number
}

interface Standing {
	state: ThreadState
	cause: Cause
	causeOf: number
}

export class ThreadFold {
	readonly cast: CastThread
	readonly startedUs: number
	state: ThreadState = 'new'
	cause: Cause = Cause.none
	causeOf = 0
	sinceUs: number
	site = 0
	/** Locks it holds, the last one acquired last. */
	locks: readonly number[] = []
	/** The lock or condition it stands at, or 0. */
	at = 0
	work: WorkFold | null = null
	sleepUntilUs: number | null = null
	hand: 'empty' | 'made' | 'taken' = 'empty'
	handItem: TracedItem | null = null
	/** Taken in the same section as the item in hand, and to be done after it. Replaced, never changed. */
	batch: readonly TracedItem[] = []
	/** The item in hand goes on to another queue. */
	isPassing = false
	/** Has taken an item under the lock that it still holds. */
	isDraining = false
	/** Somebody else put into its hand, or took from there, what it waits for. */
	isServed = false
	/** When it began with the item in hand, and whether that item passed no queue. */
	tookUs = 0
	isServing = false
	/** What it has made was made of something that came from outside. */
	isFromOutside = false
	/** Items that came to it from outside and that it has neither handed over nor begun with. */
	arrived = 0
	/** Has looked into a queue and found nothing, or slept between two looks. */
	isPolling = false
	done = 0
	refused = 0
	isStuck = false
	spins = 0
	/** Condition whose notify woke it and after which it has neither put nor taken; 0 none. */
	wokenFrom = 0
	/** While it stands in somebody's hands: the lock that it is in front of, and the condition it was woken from; else 0. */
	asks = 0
	reenters = 0
	/** What it does again when let go; null unless held. */
	before: Standing | null = null
	#inStateUs = new Float64Array(threadStates.length)

	constructor(cast: CastThread, atUs: number) {
		this.cast = cast
		this.startedUs = atUs
		this.sinceUs = atUs
	}

	/** Changes the state; false when time ran backwards, which the state times do not count. */
	enter(atUs: number, state: ThreadState, cause: Cause, causeOf: number): boolean {
		const index = place.get(this.state) ?? 0
		const spentUs = atUs - this.sinceUs
		this.#inStateUs[index] = (this.#inStateUs[index] ?? 0) + Math.max(0, spentUs)
		this.state = state
		this.cause = cause
		this.causeOf = causeOf
		this.sinceUs = atUs
		return spentUs >= 0
	}

	/** Time in each state up to `atUs`, the present one included. */
	timesAt(atUs: number): Record<ThreadState, number> {
		const times = {} as Record<ThreadState, number>
		for (let index = 0; index < threadStates.length; index++) {
			const state = threadStates[index]
			if (state !== undefined) times[state] = this.#inStateUs[index] ?? 0
		}
		times[this.state] += Math.max(0, atUs - this.sinceUs)
		return times
	}

	/** How much of the work is done at `atUs`: time not held, or what the gauge says. */
	doneUsAt(atUs: number): number {
		const work = this.work
		if (work === null) return 0
		if (work.progress >= 0) return work.durationUs * Math.min(1, work.progress)
		const heldUs = work.heldUs + (this.before === null ? 0 : Math.max(0, atUs - this.sinceUs))
		return Math.max(0, Math.min(work.durationUs, atUs - work.startedUs - heldUs))
	}

	clone(): ThreadFold {
		const copy = new ThreadFold(this.cast, this.startedUs)
		copy.state = this.state
		copy.cause = this.cause
		copy.causeOf = this.causeOf
		copy.sinceUs = this.sinceUs
		copy.site = this.site
		copy.locks = this.locks
		copy.at = this.at
		copy.work = this.work === null ? null : { ...this.work }
		copy.sleepUntilUs = this.sleepUntilUs
		copy.hand = this.hand
		copy.handItem = this.handItem
		copy.batch = this.batch
		copy.isPassing = this.isPassing
		copy.isDraining = this.isDraining
		copy.isServed = this.isServed
		copy.tookUs = this.tookUs
		copy.isServing = this.isServing
		copy.isFromOutside = this.isFromOutside
		copy.arrived = this.arrived
		copy.isPolling = this.isPolling
		copy.done = this.done
		copy.refused = this.refused
		copy.isStuck = this.isStuck
		copy.spins = this.spins
		copy.wokenFrom = this.wokenFrom
		copy.asks = this.asks
		copy.reenters = this.reenters
		copy.before = this.before
		copy.#inStateUs = this.#inStateUs.slice()
		return copy
	}
}
