/**
 * The fold from records to what is true after them. Give it every record in legal order; ask
 * `momentOf` (moment-of.ts) for a picture of it at any later time.
 */
import type { Cast } from '../trace/cast.ts'
import { Kind, type TraceEvent, pageThread } from '../trace/event.ts'
import { itemHandlers } from './fold-items.ts'
import { meetingHandlers } from './fold-meetings.ts'
import {
	type FoldState,
	type Handler,
	beginThread,
	cloneFoldState,
	createFoldState,
} from './fold-state.ts'
import { letGo, threadHandlers } from './fold-threads.ts'
import type { Notes } from './notes.ts'
import { checkSums, stuckWaiter } from './sums.ts'
import type { ThreadFold } from './thread-fold.ts'

const handlers = new Map<Kind, Handler>([...threadHandlers, ...meetingHandlers, ...itemHandlers])

/** The thread that wrote the record; it begins with its first record, even if its start was lost. */
function threadOf(state: FoldState, event: TraceEvent): ThreadFold | null {
	if (event.thread === pageThread) return null
	return state.threads.get(event.thread) ?? beginThread(state, event.thread, event.atUs)
}

function foldGauge(state: FoldState, event: TraceEvent): void {
	const thread = state.threads.get(event.thread)
	if (thread === undefined) return
	thread.spins = event.a >>> 0
	if (event.site !== 0) thread.site = event.site
	if (thread.work !== null && event.b >= 0) thread.work.progress = event.b / 1000
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

	/** A fold before its first record; `notes`, when given, hears of every change. */
	static of(cast: Cast, notes: Notes | null): Fold {
		return new Fold(createFoldState(cast, notes))
	}

	/** A fold that goes its own way from here, silently. */
	clone(): Fold {
		return new Fold(cloneFoldState(this.state))
	}

	apply(event: TraceEvent): void {
		const { state } = this
		if (event.kind === Kind.gauge) {
			foldGauge(state, event)
			return
		}
		if (event.kind === Kind.gap) {
			state.tally.recordsLost += event.a
			state.laws.lose(event.a)
			return
		}
		checkWaiters(state, event.atUs)
		state.lastUs = event.atUs
		state.tally.records += 1
		const thread = threadOf(state, event)
		if (thread !== null) {
			if (event.kind !== Kind.held) letGo(state, thread, event.atUs)
			if (event.site !== 0) thread.site = event.site
		}
		handlers.get(event.kind)?.(state, event, thread)
		checkSums(state, event.atUs)
	}
}
