/**
 * Who and what takes part in a run: names for the ids that records carry.
 * Written by the engine when a run is prepared, read by the model; plain JSON.
 */

/** The ten states of a thread, from trace to CSS (`--waiting-fill`). */
export const threadStates = [
	'new',
	'working',
	'spinning',
	'woken',
	'blocked',
	'waiting',
	'sleeping',
	'held',
	'finished',
	'failed',
] as const
export type ThreadState = (typeof threadStates)[number]

/** One thread that a run may have. `id` is its id in records, `name` unique in the run ("P1"). */
export interface CastThread {
	readonly id: number
	readonly name: string
	readonly role: string
	/** Producers hand over, consumers take. */
	readonly side: 'producers' | 'consumers'
	/** Where it stands on the stage, from the left, 0 for the first column of threads. Work flows from column to column. */
	readonly column: number
	/** Path of its program under `src/programs`, "blocking-queue/produce.ts". */
	readonly program: string
}

/** Oldest first, newest first, or highest kind first and among those the oldest. */
export const queueOrders = ['FIFO', 'LIFO', 'priority', 'adaptive LIFO'] as const
export type QueueOrder = (typeof queueOrders)[number]

/** One lock, condition, queue, actor, shared number, store of jobs or token bucket; `id` is the object id in records. */
export type CastObject =
	| { readonly id: number; readonly kind: 'lock'; readonly name: string }
	/** `reason`: what a thread in it waits for, as the console says it ("full"); `lock`: object id of its lock. */
	| {
			readonly id: number
			readonly kind: 'condition'
			readonly name: string
			readonly reason: string
			readonly lock: number
	  }
	/**
	 * `capacity`: before the first `capacity` record; `lock`: object id of the lock that guards it, of the one for inserts
	 * where there are two.
	 */
	| {
			readonly id: number
			readonly kind: 'queue'
			readonly name: string
			readonly lock: number
			readonly capacity: number
			/** Which item leaves next. */
			readonly order: QueueOrder
			/** It lies between the columns of threads `gap` and `gap` + 1. */
			readonly gap: number
			/** Whether items go through it from the right to the left. */
			readonly isBackward: boolean
			/** It is the mailbox of the actor with this name. */
			readonly owner?: string
	  }
	/**
	 * `mailbox`: object id of its queue; `dispatcher`: names those whose threads run it; `shows`: names the first number of its
	 * state, empty when it has none.
	 */
	| {
			readonly id: number
			readonly kind: 'actor'
			readonly name: string
			readonly mailbox: number
			readonly dispatcher: string
			readonly isPinned: boolean
			readonly shows: string
			/** Name of the actor that decides what becomes of it when it fails. */
			readonly parent?: string
	  }
	/** A number that threads read and write as they like; what it has been written is told by `stored` records. */
	| { readonly id: number; readonly kind: 'number'; readonly name: string }
	/** Knows of every job where it stands. */
	| { readonly id: number; readonly kind: 'jobs'; readonly name: string }
	/** `size`: most tokens in it; knobs that may change it and its rate are named `bucket` and `token`. */
	| { readonly id: number; readonly kind: 'bucket'; readonly name: string; readonly size: number }

/** Everything a reader of the records must know beside them. */
export interface Cast {
	readonly scene: string
	readonly seed: number
	readonly knobs: Readonly<Record<string, number | string | boolean>>
	/** Options of the knobs that are choices, in order, by name. */
	readonly options: Readonly<Record<string, readonly string[]>>
	readonly threads: readonly CastThread[]
	readonly objects: readonly CastObject[]
	/** Names of the sorts of items, by the kind that records carry. */
	readonly kinds: readonly string[]
	/** Most bytes that tasks may hold, where they hold any. */
	readonly limitBytes: number | null
	/** Paths of the marked primitives, by inner file number. */
	readonly files: readonly string[]
}
