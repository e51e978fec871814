/**
 * The run so far, as columns of records with keyframes. (Stub of the contract; the model's author completes it.)
 */
import type { TraceEvent } from '../trace/event.ts'
import type { Cast, Moment, ThreadState, Wake } from './moment.ts'

/** A stretch of one thread's lane. `holds`: the parts of it during which the thread held a lock. */
export interface Span {
	readonly fromUs: number
	/** Equal to the recording's end while the state goes on. */
	readonly toUs: number
	readonly state: ThreadState
	readonly reason: string | null
	/** Number of the item handled, or 0. */
	readonly item: number
}
export interface Recording {
	readonly cast: Cast
	readonly startUs: number
	readonly endUs: number
	/** Bumped by every append. */
	readonly version: number
	/** Adds records in legal order (times never fall) and moves the end of the recording to `endUs`. */
	append(events: readonly TraceEvent[], endUs: number, lost?: number): void
	/** The moment at a time between `startUs` and `endUs` (clamped). Pure: equal arguments, equal moments. */
	momentAt(us: number): Moment
	/** Spans of thread `id` that touch the window, in order. */
	spans(thread: number, fromUs: number, toUs: number): readonly Span[]
	/** Times during which thread `id` held a lock, as pairs [from, to, from, to …]. */
	holds(thread: number, fromUs: number, toUs: number): readonly number[]
	/** Wakes that touch the window, oldest first. */
	wakes(fromUs: number, toUs: number): readonly Wake[]
	/** Steps of a queue's depth and capacity in the window, the value in force at `fromUs` first. */
	depths(queue: number, fromUs: number, toUs: number): readonly { readonly atUs: number; readonly depth: number; readonly capacity: number }[]
}
