/** What page and search worker say to each other. */
import type { KnobValues } from '../engine/layout.ts'
import type { OpenChoices } from './virtual-run.ts'
import type { Found } from './search.ts'

export interface FindRequest {
	readonly scene: string
	readonly values: KnobValues
	readonly seed: number
	readonly open: OpenChoices
	/** Real time, ms. */
	readonly budgetMs: number
	readonly maxStates: number
	/** Words below: a searching worker cannot answer a message. */
	readonly words: SharedArrayBuffer
}

// Words of `FindRequest.words`: 1 asks for an end; states and ms so far.
export const CANCEL = 0
export const STATES = 1
export const MS = 2
export const findWords = 3

export interface SearchWorker {
	find(request: FindRequest): Found
}
