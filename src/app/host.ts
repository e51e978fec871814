/** What scheduling needs of the lab: what is set there, and to act in turn with everything else. */
import type { KnobValue } from '../programs/knob.ts'
import type { Scene } from '../programs/scene.ts'
import type { Recording } from '../model/recording.ts'
import type { Listing, Pace } from '../view/session.ts'

export interface Host {
	readonly declaration: Scene
	readonly values: Readonly<Record<string, KnobValue>>
	readonly seed: number
	readonly pace: Pace
	readonly listings: readonly Listing[]
	readonly recording: Recording
	/** Runs `action` after everything called before it. */
	inTurn<T>(action: () => Promise<T>): Promise<T>
	/** A fault of `action` becomes a notice. */
	say(action: Promise<unknown>): void
	/** Starts the run, or goes on with it. */
	start(): Promise<void>
	/** Back to the start: ready. */
	reset(): Promise<void>
	stress(): Promise<void>
	set(knobs: Readonly<Record<string, KnobValue>>): Promise<void>
	/** Has the view follow what is so now. */
	draw(): void
}
