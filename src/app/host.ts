/** What scheduling needs of the lab: its run, and to act on it in turn with everything else. */
import type { KnobValue } from '../programs/knob.ts'
import type { Scene } from '../programs/scene.ts'
import type { ThreadMoment } from '../model/moment.ts'
import type { Recording } from '../model/recording.ts'
import type { Turn } from '../sync/turns.ts'
import type { Listing, Pace, Scheduling } from '../view/session.ts'
import type { Standing } from './steppers.ts'

export interface Host {
	readonly declaration: Scene
	readonly values: Readonly<Record<string, KnobValue>>
	readonly seed: number
	readonly pace: Pace
	readonly listings: readonly Listing[]
	readonly recording: Recording
	/** Ids of the threads that the knobs ask for, of those at work, and of those that can go. */
	readonly wanted: readonly number[]
	readonly playing: readonly number[]
	readonly ready: readonly number[]
	/** The run has come to an end. */
	readonly isOver: boolean
	standing(open: Scheduling['open']): Standing
	stateOf(thread: number): Partial<Pick<ThreadMoment, 'state'>>
	/** Runs `action` after everything called before it. */
	inTurn<T>(action: () => Promise<T>): Promise<T>
	/** A fault of `action` becomes a notice. */
	say(action: Promise<unknown>): void
	/** Takes the threads out of their run, wherever they are; starts them when there is no run: then true. */
	takeOver(): Promise<boolean>
	/** Ends the run and starts a fresh one in your hands. */
	beginInHands(): Promise<void>
	letRun(): Promise<void>
	play(turns: readonly Turn[]): Promise<{ refused: number | null; stood: readonly number[] }>
	/** In your hands: the run ends when nobody can go any more. */
	endIfStuck(): void
	stress(): Promise<void>
	set(knobs: Readonly<Record<string, KnobValue>>): Promise<void>
	/** Draws what is so now. */
	show(): void
}
