/** What becomes of attempts at jobs: drawn from the seed, the job and the attempt, so it does not matter who makes it, or when. */
import { fullJitter } from '../sync/backoff.ts'
import type { Job } from '../sync/job-table.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import { Draws } from './draws.ts'

/** The first draws of neighbouring streams are too much alike. */
const warmUp = 8

/** Multiples of it, modulo 1, are spread as evenly as can be. */
const goldenRatio = 0.6180339887498949

/** Reads the knobs fail, and backoff and crash where there are any. */
export class Fate {
	readonly #knobs: KnobCells
	readonly #seed: number

	constructor(knobs: KnobCells, seed: number) {
		this.#knobs = knobs
		this.#seed = seed
	}

	/** Whether this attempt fails. */
	fails(job: Job): boolean {
		return this.#share(job, 0) * 100 < this.#knobs.number('fail')
	}

	/** Whether the worker dies after it has done this job for the first time, and before it has said so. */
	dies({ id, attempt }: Job): boolean {
		const share = ((id + firstDeath) * goldenRatio) % 1
		return attempt === 1 && share * 100 < this.#knobs.number('crash')
	}

	/** Between this attempt, which failed, and the next. */
	pauseMs(job: Job): number {
		return fullJitter(this.#knobs.number('backoff'), job.attempt, this.#share(job, 1))
	}

	/** 0…1, the `which`-th for this attempt. */
	#share({ id, attempt }: Job, which: number): number {
		const draws = new Draws(this.#seed, id)
		let word = draws.word()
		for (let drawn = 0; drawn < warmUp + 2 * attempt + which; drawn++) {
			word = draws.word()
		}
		return word / 0x7fffffff
	}
}

/** So that with a few per cent it is one of the first jobs. */
const firstDeath = 81
