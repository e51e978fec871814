/** When somebody asks for the first time: by chance, as often as the knobs rate, burst and length say. */
import type { KnobCells } from '../sync/knob-cells.ts'
import { burstFromS } from './burst-knobs.ts'
import { itemsBetween, timeAfter } from './bursts.ts'
import { Draws, scatter } from './draws.ts'

type Wave = Parameters<typeof timeAfter>[0]

/** Of 1, how finely chance is drawn. */
const fine = 1e9

/** The same seed gives the same times, as long as no knob is turned. */
export class Newcomers {
	readonly #knobs: KnobCells
	readonly #draws: Draws
	/** Run time up to which it has been reckoned, µs, and who is still to come from there on average. */
	#soFarUs = 0
	#left: number
	/** As it was when `#nextUs` was reckoned. */
	#wave: Wave | null = null
	#nextUs = 0

	constructor(knobs: KnobCells, seed: number) {
		this.#knobs = knobs
		this.#draws = new Draws(seed, 1)
		this.#left = this.#draw()
	}

	/** Run time of the next one, whole µs; what has been turned counts from `nowUs` on. */
	nextUs(nowUs: number): number {
		const wave = this.#waveNow
		const before = this.#wave
		if (before !== null && isSame(before, wave)) {
			return this.#nextUs
		}
		if (before !== null && nowUs > this.#soFarUs && nowUs < this.#nextUs) {
			this.#left -= itemsBetween(before, this.#soFarUs, nowUs)
			this.#soFarUs = nowUs
		}
		this.#wave = wave
		this.#nextUs = Math.ceil(timeAfter(wave, this.#soFarUs, Math.max(0, this.#left)))
		return this.#nextUs
	}

	/** The next one has come: from now on it is about the one after it. */
	pass(): void {
		this.#soFarUs = this.#nextUs
		this.#left = this.#draw()
		this.#wave = null
	}

	get #waveNow(): Wave {
		const fromUs = burstFromS * 1e6
		return {
			calm: this.#knobs.number('rate'),
			burst: this.#knobs.number('burst'),
			fromUs,
			untilUs: fromUs + this.#knobs.number('length') * 1e6,
		}
	}

	#draw(): number {
		return scatter('exponential', fine, this.#draws.word()) / fine
	}
}

function isSame(one: Wave, other: Wave): boolean {
	const isAlike = one.calm === other.calm && one.burst === other.burst
	return isAlike && one.untilUs === other.untilUs
}
