/**
 * What the page offers to its components: the facts beside the moment, and the actions of the buttons.
 * Implemented by the app (which joins the halves) with runes; components only read it and call it.
 */
import type { Moment } from '../model/moment.ts'
import type { Recording } from '../model/recording.ts'

export type Phase = 'ready' | 'running' | 'paused' | 'finished' | 'deadlocked' | 'crashed'
/** 0.01 … 10, or line by line, or as fast as it goes. */
export type Pace = number | 'line' | 'full'

/** One control of a scene. Numeric knobs have min, max, step; choices have options; switches neither. */
export interface KnobView {
	readonly name: string
	readonly label: string
	readonly unit: string
	readonly kind: 'number' | 'choice' | 'switch'
	readonly min: number
	readonly max: number
	readonly step: number
	/** Logarithmic slider. */
	readonly isLog: boolean
	readonly options: readonly string[]
	/** Under which part of the stage it stands. */
	readonly place: 'producers' | 'queue' | 'consumers'
	/** Changing it starts the run afresh with the same seed. */
	readonly restarts: boolean
}
export type KnobValue = number | string | boolean

/** A source file as the code panel shows it. `path` as in the cast. */
export interface Listing {
	readonly path: string
	readonly text: string
}

export interface Session {
	readonly scene: {
		readonly id: string
		readonly title: string
		readonly chapterTitle: string
		readonly summary: string
	}
	readonly phase: Phase
	readonly pace: Pace
	readonly knobs: readonly KnobView[]
	readonly values: Readonly<Record<string, KnobValue>>
	/** What is drawn: the moment at `atUs`. */
	readonly moment: Moment
	readonly recording: Recording
	readonly atUs: number
	readonly endUs: number
	/** `endUs` as digits show it: changes at most four times a second while live. */
	readonly heldEndUs: number
	/** Earliest run time that can still be shown; more than 0 once early records were let go. */
	readonly startUs: number
	readonly isLive: boolean
	/** Programs first (one per role), then the primitives they call, outermost first. */
	readonly listings: readonly Listing[]
	/** One sentence about something that went wrong or was adjusted, or null. */
	readonly notice: string | null
	/** Why the run ended, for phases deadlocked and crashed. */
	readonly verdict: { readonly title: string; readonly detail: string } | null

	/** Starts, or resumes when paused. */
	run(): unknown
	pause(): unknown
	reset(): unknown
	stop(): unknown
	setPace(pace: Pace): void
	setKnob(name: string, value: KnobValue): void
	seek(atUs: number): void
	live(): void
	dismissNotice(): void
}
