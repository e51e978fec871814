/** One trial: a run of its own for so much run time, of which everything is kept that a picture of it needs. */
import type { Crew } from '../../engine/crew.ts'
import type { Drained } from '../../engine/drain.ts'
import { type Ending, type Pace, speedOf } from '../../engine/run.ts'
import { Recording } from '../../model/recording.ts'
import type { KnobValue } from '../../programs/knob.ts'
import type { Scene } from '../../programs/scene.ts'
import type { Cast } from '../../trace/cast.ts'
import { endingInWords, playRun, type Reader } from './play-run.ts'

export interface TrialPlan {
	readonly name: string
	readonly scene: Scene
	readonly values: Readonly<Record<string, KnobValue>>
	readonly seed: number
	readonly pace: Pace
	/** Run time of it. */
	readonly lengthUs: number
	/** Over before that as soon as this is so. */
	readonly isEnough?: (recording: Recording) => boolean
	/** Records that are kept of it at most, where so many trials are kept that each must hold fewer. */
	readonly maxEvents?: number
}

export interface Trial {
	readonly plan: TrialPlan
	/** Grows while the trial goes on. */
	readonly recording: Recording
	/** Why it came to its end by itself, a sentence; null when it did not. */
	readonly ending: string | null
	readonly isOver: boolean
}

/** Many are kept at once: each holds fewer records than the one on the stage may. */
const kept = { maxEvents: 250_000, keyframeEvery: 16_384 }
/** A machine that is busy otherwise gets so many times longer, and so much real time to begin. */
const patience = 3
const beginningMs = 5000

export interface TrialWatch {
	readonly crew: Crew
	readonly isCancelled: () => boolean
	/** Again and again while it goes on: the recording has grown. */
	readonly onlook: (trial: Trial) => void
}

/** Null when it was cancelled. */
export async function runTrial(plan: TrialPlan, watch: TrialWatch): Promise<Trial | null> {
	const { crew, isCancelled, onlook } = watch
	const longestMs = beginningMs + (patience * plan.lengthUs) / 1000 / speedOf(plan.pace)
	const { reader, ending, ...played } = await playRun(
		{ ...plan, crew, isCancelled },
		{ pace: plan.pace, longestMs },
		(cast) => new TrialReader(plan, cast, onlook),
	)
	return played.isCancelled ? null : reader.ended(ending)
}

class TrialReader implements Reader {
	readonly #plan: TrialPlan
	readonly #recording: Recording
	readonly #onlook: TrialWatch['onlook']

	constructor(plan: TrialPlan, cast: Cast, onlook: TrialWatch['onlook']) {
		this.#plan = plan
		const maxEvents = plan.maxEvents ?? kept.maxEvents
		this.#recording = new Recording(cast, { ...kept, maxEvents })
		this.#onlook = onlook
	}

	read({ events, endUs, lost }: Drained): boolean {
		const { lengthUs, isEnough } = this.#plan
		this.#recording.append(events, endUs, lost)
		this.#onlook(this.#trial(null, false))
		return endUs >= lengthUs || (isEnough?.(this.#recording) ?? false)
	}

	ended(ending: Ending | null): Trial {
		return this.#trial(ending === null ? null : endingInWords(ending), true)
	}

	#trial(ending: string | null, isOver: boolean): Trial {
		return { plan: this.#plan, recording: this.#recording, ending, isOver }
	}
}
