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
	/** Under which part of the stage it stands; or in the listing, where it changes the program. */
	readonly place: 'producers' | 'queue' | 'consumers' | 'listing'
	/** Changing it starts the run afresh with the same seed. */
	readonly restarts: boolean
}
export type KnobValue = number | string | boolean

/** What the gauges of a scene show beside throughput, latency, state shares and laws. */
export type Gauge =
	| 'busy workers'
	| 'answer time'
	| 'detection delay'
	| 'polls'
	| 'spins'
	| 'canary'
	| 'memory'
	| 'age'
	| 'goodput'
	| 'wake-ups'
	| 'lock'
	| 'refused'
	| 'little'
	| 'utilisation'
	| 'queues'
	| 'mailboxes'
	| 'dead letters'
	| 'turns'
	| 'orders'
	| 'jobs'
	| 'attempts'
	| 'losses'
	| 'drain'
	| 'tokens'

/** A source file as the code panel shows it. `path` as in the cast. */
export interface Listing {
	readonly path: string
	/** What runs now: the chosen alternative of every switch is in it, and nothing of the others. */
	readonly text: string
	/** Places where a knob changes the program itself. */
	readonly switches: readonly ListingSwitch[]
}

/** One place in a listing that offers alternatives. `options`: what stands there for each option of the knob. */
export interface ListingSwitch {
	readonly knob: string
	/** From 1. */
	readonly line: number
	/** Offset in the line of `text` at which the chosen alternative begins. */
	readonly column: number
	readonly options: readonly { readonly value: KnobValue; readonly text: string }[]
}

/** How far a step goes: over one gate, to the next marked line, or to the next line of the thread's own program. */
export type Grain = 'gate' | 'line' | 'over'

/** What is decided beside who goes: let a thread leave its wait unnotified, or pick whom a notify wakes. */
export type Choice =
	| { readonly kind: 'go' }
	| { readonly kind: 'spurious' }
	| { readonly kind: 'expire' }
	| { readonly kind: 'wake'; readonly thread: string }

/** One thread in your hands. */
export interface Stepper {
	readonly thread: string
	/** The line that runs next. */
	readonly file: string
	readonly line: number
	/** That line's text, trimmed. */
	readonly text: string
	/** What its next step does, in a few words: "ask for the lock", "wake C1", "re-test". */
	readonly next: string
	/** Why it cannot go, one sentence that names the resource and its holder; null when it can. */
	readonly obstacle: string | null
	/** What may be chosen instead of just going; empty when nothing is open. */
	readonly choices: readonly { readonly choice: Choice; readonly label: string }[]
}

/** One section of a schedule: a hold of the lock, with the steps that led to it. */
export interface ScheduleSection {
	readonly thread: string
	/** "empty: waits", "puts 1, wakes C1". */
	readonly what: string
	/** Items in the queue afterwards. */
	readonly depth: number
	/** Names in the wait sets afterwards, oldest first, conditions one after another. */
	readonly waiting: readonly string[]
	/** Steps of the schedule up to and with this section. */
	readonly steps: number
}

/** A schedule that real workers have reproduced, or are being asked to. */
export interface ScheduleView {
	/** "Shortest schedule that hangs". */
	readonly title: string
	readonly sections: readonly ScheduleSection[]
	/** Steps in all, and steps that the present run has played. */
	readonly steps: number
	readonly played: number
	/** Where the present run parts from it, in a sentence with the step's number; null while it does not. */
	readonly parting: string | null
	readonly isPlaying: boolean
}

export type SearchVerdict = 'safe' | 'violation' | 'limit' | 'cancelled'

export interface SearchView {
	readonly isSearching: boolean
	readonly states: number
	readonly ms: number
	readonly verdict: SearchVerdict | null
	/** What came out, in plain words with its bounds; empty before the first search. */
	readonly sentence: string
}

/** One cell of the grid: unknown until it is asked for. */
export interface GridCell {
	readonly producers: number
	readonly consumers: number
	readonly verdict: SearchVerdict | null
	readonly isSearching: boolean
	/** Sections of the shortest schedule that breaks it. */
	readonly sections: number | null
}

/** You schedule: threads go when you say so. */
export interface Scheduling {
	/** False where the scene's programs cannot be searched. */
	readonly isOffered: boolean
	/** False in free run. */
	readonly isYours: boolean
	readonly steppers: readonly Stepper[]
	/** Names what undoing would undo: "step 8: C2"; null when nothing can be undone, with the reason in `noBack`. */
	readonly back: string | null
	readonly noBack: string
	/** Steps taken. */
	readonly steps: number
	readonly open: { readonly victim: boolean; readonly spurious: boolean }
	readonly schedule: ScheduleView | null
	readonly search: SearchView
	/** Rows by producers, then consumers; for the present capacity and switches. */
	readonly grid: readonly (readonly GridCell[])[]

	/** Takes the threads into your hands, or lets them run freely from where they are. */
	takeOver(isYours: boolean): unknown
	/** `thread`: a name; without, the next one that can go. */
	step(thread?: string, grain?: Grain, choice?: Choice): unknown
	goBack(): unknown
	setOpen(open: { readonly victim?: boolean; readonly spurious?: boolean }): void
	/** Runs freely without think time at full speed, and stops at the first broken law. */
	stress(): unknown
	find(): unknown
	cancelSearch(): void
	/** Plays the schedule on fresh workers, up to `steps` (all when absent). */
	play(steps?: number): unknown
	/** Asks for one cell, or all that are unknown. */
	askGrid(producers?: number, consumers?: number): unknown
	/** Loads a cell: its knobs, and its schedule if it has one. */
	openCell(producers: number, consumers: number): unknown
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
	readonly gauges: readonly Gauge[]
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
	readonly scheduling: Scheduling
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
