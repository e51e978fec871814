/**
 * What the fold tells while it advances, so that lanes can be drawn without folding again.
 * A fold that only rebuilds a past moment tells nobody.
 */
import type { ThreadState } from '../trace/cast.ts'

/** Why a thread is in its state; `causeOf` is the item, the holder or the condition. */
export const Cause = {
	none: 0,
	making: 1,
	handling: 2,
	lock: 3,
	condition: 4,
	poll: 5,
	arrival: 6,
	passing: 7,
	/** It died, and nobody with it. */
	alone: 8,
} as const
export type Cause = (typeof Cause)[keyof typeof Cause]

/** A thing of an instant in a thread's lane. */
export interface Mark {
	readonly atUs: number
	readonly thread: number
	readonly what: 'refusal' | 'interrupt' | 'dead letter'
}

export interface Notes {
	state(thread: number, atUs: number, state: ThreadState, cause: Cause, causeOf: number): void
	held(thread: number, atUs: number, lock: number): void
	letGo(thread: number, atUs: number): void
	notified(to: number, atUs: number, from: number, condition: number, isAll: boolean): void
	ran(to: number, atUs: number): void
	/** The thread begins and ends a turn of an actor. */
	turn(thread: number, atUs: number, actor: number): void
	turnEnd(thread: number, atUs: number): void
	/** An offer of the thread was refused, it interrupted another, or nobody will ever handle what it sent. */
	marked(thread: number, atUs: number, what: Mark['what']): void
	depth(queue: number, atUs: number, depth: number, capacity: number): void
	/** Items came; `isRetry`: asked for once more by a client. */
	arrived(atUs: number, items: number, isRetry: boolean): void
	/** `isInTime`: within the deadline after it came. */
	completed(atUs: number, isInTime: boolean): void
	/** An item was refused for good, or lost after it had been accepted. */
	refused(atUs: number): void
	lost(atUs: number): void
	memory(atUs: number, usedBytes: number, grownBytes: number): void
	canary(atUs: number, share: number): void
}
