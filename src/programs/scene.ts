/** What a scene declares: who runs which program over which shared objects, and what can be turned. */
import type { Cell } from '../sync/cell.ts'
import type { Heap } from '../sync/heap.ts'
import type { SharedMemory } from '../sync/shared-memory.ts'
import type { Thread } from '../sync/thread.ts'
import type { Thumbnails } from '../sync/thumbnails.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import type { Knob, KnobValue } from './knob.ts'

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

/** A sort of thread. */
export interface Role {
	readonly name: string
	/** Names its threads: P1, P2, … */
	readonly letter: string
	readonly side: 'producers' | 'consumers'
	/** Of the stage's columns of threads, from the left; producers stand in 0 and consumers in 1 unless it says so. */
	readonly column?: number
	/** How many there are now: so many, or what the knob of this name says. */
	readonly count: string | number
	/** Fewer than the knob says, where all of them would leave no core for the page. */
	readonly limited?: (values: FixedValues, cores: number) => number
	/** Most threads of it that there can ever be, where programs may want more than `count`, see `World.more`. */
	readonly most?: number
	/** Path of its program under `src/programs`. */
	readonly program: string
	/** The same where values choose between programs. */
	readonly programFor?: (fixed: FixedValues) => string
	/**
	 * How one leaves that is no longer wanted: after the item in its hand has been handed over, or at once,
	 * also out of a wait, because its hand is empty then.
	 */
	readonly leaves: 'at loop top' | 'at once'
	/** Does much at once: its threads can trace more than others before the page must have read it. */
	readonly isBursty?: boolean
}

/** The objects of a run, built alike on the page and in every worker. */
export interface World {
	/** The program of a role, bound to the objects; runs until the thread is asked to leave. */
	readonly programs: Readonly<Record<string, (me: Thread) => void>>
	/**
	 * Knobs that act on an object rather than being read by programs. Called on the page, which may never wait: false
	 * means try again. With `isPaused` it must succeed, and is called once more when the run goes on.
	 */
	readonly turn: Readonly<
		Record<string, (you: Thread, value: KnobValue, isPaused: boolean) => boolean>
	>
	/** By role: how many threads programs want beyond its `count`. Written by them, obeyed by the page whenever it looks. */
	readonly more?: Readonly<Record<string, Cell>>
	/** Memory that tasks hold, where they hold any. */
	readonly heap?: Heap
	/** Pictures that threads make, where they make any. */
	readonly thumbnails?: Thumbnails
}

/** A file that the scene shows. `path`: of a program under `src/programs`, of a primitive under `src`. */
export interface Source {
	readonly path: string
	/** The text of the very file that the threads run. */
	readonly text: () => Promise<{ readonly default: string }>
	/** Knobs change it, see `switches.ts`: what runs is `withSwitches(text, …)`. */
	readonly hasSwitches?: boolean
	/** Whether it takes part with these values; without, always. */
	readonly isUsed?: (fixed: FixedValues) => boolean
}

/** Where a queue lies on the stage: between the columns `gap` and `gap` + 1. */
export interface Flow {
	readonly gap: number
	/** Whether items go from the right to the left. */
	readonly isBackward?: boolean
}

/** Runs of a scene, one after another, that differ in one knob only. */
export interface Sweep {
	/** What is drawn: what looking at intervals costs over the interval, waiting over the load, or what gets done over the threads. */
	readonly chart: 'polling' | 'load' | 'throughput'
	/** A number knob of the scene, and the values that it takes, ascending. */
	readonly knob: string
	readonly values: readonly number[]
	/** What stands in all of them, given what stands now: what would get in the way of comparing is put aside. */
	readonly asSwept: (
		values: Readonly<Record<string, KnobValue>>,
	) => Readonly<Record<string, KnobValue>>
}

/** Runs of a scene, one after another, that differ in a few knobs and have the same arrivals. */
export interface Trials {
	readonly title: string
	/** What is drawn: what was done in time, or how many wait and what threads do meanwhile; the first unless it says so. */
	readonly chart?: 'answers' | 'waiting'
	/** Run time of each, s. */
	readonly lengthS: number
	/** Run time that passes in a real second; 10 unless it says so. */
	readonly pace?: number
	/** `values` stand instead of those that stand now; `note`: a few words on what is done otherwise. */
	readonly variants: readonly {
		readonly name: string
		readonly note: string
		readonly values: Readonly<Record<string, KnobValue>>
		/** What happens when there is no place, and how its threads are stopped, where that differs. */
		readonly full?: string
		readonly stop?: string
	}[]
	/** From when to when more comes than can be done, s of run time. */
	readonly burstS: (values: Readonly<Record<string, KnobValue>>) => readonly [number, number]
	/** What can be done at most, per second of run time. */
	readonly mostPerS: (values: Readonly<Record<string, KnobValue>>) => number
}

/** Values of the knobs that restart a run: they stand from its beginning to its end. */
export type FixedValues = Readonly<Record<string, KnobValue>>

export interface Scene {
	readonly id: string
	readonly title: string
	/** Id of its chapter; the course lists them. */
	readonly chapter: string
	/** One sentence: what it shows. */
	readonly summary: string
	/** Closed: a producer begins its next item when `put` returns. Open: arrivals come whatever anybody does. */
	readonly source: 'open' | 'closed'
	readonly knobs: readonly Knob[]
	readonly roles: readonly Role[]
	/** Programs first, one per role, then the primitives that they call, outermost first. */
	readonly sources: readonly Source[]
	/** Queues by name, where there is more than one; the others lie in gap 0. */
	readonly flows?: Readonly<Record<string, Flow>>
	readonly defaultPace: number
	/** Names of the sorts of items; an item's kind is a place in it. */
	readonly kinds: readonly string[]
	readonly gauges: readonly Gauge[]
	/** A thread of its own measures what the others leave of a core. */
	readonly hasCanary: boolean
	/** Most bytes that tasks may hold, where they hold any: memory that really grows up to there. */
	readonly heapBytes?: (fixed: FixedValues) => number
	/** Whether its schedules can be searched: its programs have finitely many states once items are told apart no more. */
	readonly isFinite: boolean
	/** A wave comes at the beginning of a run and never again: to try something on it is to begin again. */
	readonly hasWave?: boolean
	/** Offered beside the gauges, where there is one. */
	readonly sweep?: Sweep
	/** The same. */
	readonly trials?: Trials
	/**
	 * Only allots and binds; what needs a first value gets it through `turn`. `fixed`: the same on the page and in every
	 * worker; the other knobs are read while the run goes on.
	 */
	build(memory: SharedMemory, knobs: KnobCells, seed: number, fixed: FixedValues): World
}
