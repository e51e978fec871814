/**
 * The fold from records to what is true after them. Give it every record in legal order; ask
 * `momentOf` (moment-of.ts) for a picture of it at any later time.
 */
import type { Cast } from '../trace/cast.ts'
import { Kind, type TraceEvent, pageThread } from '../trace/event.ts'
import { arrivalHandlers } from './arrivals.ts'
import { bucketHandlers } from './bucket-fold.ts'
import { awaitItems } from './detection.ts'
import { actorHandlers } from './fold-actors.ts'
import { itemHandlers } from './fold-items.ts'
import { jobHandlers } from './fold-jobs.ts'
import { foldTalk, talkHandlers } from './fold-talk.ts'
import { meetingHandlers } from './fold-meetings.ts'
import {
	type FoldState,
	type Handler,
	beginThread,
	cloneFoldState,
	createFoldState,
} from './fold-state.ts'
import { foldSample, pageHandlers } from './fold-page.ts'
import { letGo, threadHandlers } from './fold-threads.ts'
import type { Notes } from './notes.ts'
import { checkSums, handsAtWork, stuckWaiter } from './sums.ts'
import type { ThreadFold } from './thread-fold.ts'

const handlers = new Map<Kind, Handler>([
	...threadHandlers,
	...meetingHandlers,
	...itemHandlers,
	...actorHandlers,
	...talkHandlers,
	...arrivalHandlers,
	...jobHandlers,
	...bucketHandlers,
	...pageHandlers,
])

/** The thread that wrote the record; it begins with its first record, even if its start was lost. */
function threadOf(state: FoldState, event: TraceEvent): ThreadFold | null {
	if (event.thread === pageThread) return null
	return state.threads.get(event.thread) ?? beginThread(state, event.thread, event.atUs)
}

function checkWaiters(state: FoldState, atUs: number): void {
	const detail = stuckWaiter(state, atUs)
	if (detail !== null) state.laws.break('no stuck waiter', atUs, detail)
}

export class Fold {
	readonly state: FoldState

	private constructor(state: FoldState) {
		this.state = state
	}

	/** A fold before its first record, at `startUs`; `notes`, when given, hears of every change. */
	static of(cast: Cast, notes: Notes | null, startUs = 0): Fold {
		return new Fold(createFoldState(cast, notes, startUs))
	}

	/** A fold that goes its own way from here, silently. */
	clone(): Fold {
		return new Fold(cloneFoldState(this.state))
	}

	apply(event: TraceEvent): void {
		const { state } = this
		if (foldSample(state, event)) return
		if (event.kind === Kind.gap) {
			state.tally.recordsLost += event.a
			state.laws.lose(event.a)
			return
		}
		checkWaiters(state, event.atUs)
		state.lastUs = event.atUs
		state.stretch.pass(event.atUs, handsAtWork(state), state.tally.inside)
		state.tally.records += 1
		const thread = threadOf(state, event)
		if (thread !== null) {
			if (event.kind !== Kind.held) letGo(state, thread, event.atUs)
			thread.isStuck = false
			if (event.site !== 0) thread.site = event.site
		}
		handlers.get(event.kind)?.(state, event, thread)
		if (state.actors !== null) foldTalk(state, state.actors, event)
		awaitItems(state, event.atUs)
		checkSums(state, event.atUs)
	}
}
