/** What page and the worker of virtual time say to each other. */
import type { KnobValues } from '../engine/layout.ts'

export interface WaitQuestion {
	/** Id of a scene. */
	readonly scene: string
	readonly values: KnobValues
	readonly seed: number
	/** Tasks that are done, and how many of those taken first do not count. */
	readonly tasks: number
	readonly leftOut: number
}

export interface VirtualTimeWorker {
	/** Mean time from put to take, µs. */
	meanWaitUs(question: WaitQuestion): number
}
