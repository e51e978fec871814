/** What is said of a dispatcher. */

import type { Runnable } from './actor-plan.ts'

export interface DispatcherOptions {
	/** Unique among the dispatchers of the run. */
	readonly name: string
	/** Actors that it may have. */
	readonly most: number
	/** The actors of its system, by number, from 1. */
	readonly actors: readonly Runnable[]
	/** Messages that a turn may take, asked anew for each. */
	readonly perTurn: () => number
	/** It has one thread and one actor, whose state stays in that thread's heap. */
	readonly isPinned?: boolean
	/** So many threads leave when they have sent their last; then its own threads leave, too. Without, they never do. */
	readonly senders?: number
}
