/** A wave: for a while far more comes than before and after it, whatever anybody does. */
import type { KnobCells } from '../sync/knob-cells.ts'
import { type Due, Source } from './arrivals.ts'
import { burstFromS, patterns } from './burst-knobs.ts'
import { Draws, scatter } from './draws.ts'

/** Items per second of run time, from when to when the many come, µs. */
interface Wave {
	readonly calm: number
	readonly burst: number
	readonly fromUs: number
	readonly untilUs: number
}

/** What a thread's next item was reckoned with. */
interface Reckoned {
	readonly wave: Wave
	/** When it is due, µs since the run began. */
	readonly atUs: number
}

/** Of 1, how finely chance is drawn. */
const fine = 1e9

/** Reads the knobs rate, burst, length and pattern. The same seed gives the same items at the same times. */
export class Bursts extends Source {
	protected readonly shortestSleepMs = 0
	readonly #knobs: KnobCells
	readonly #seed: number
	readonly #handlers: number
	readonly #draws = new Map<number, Draws>()
	readonly #reckoned = new Map<number, Reckoned>()

	/** `handlers`: threads with consecutive ids, which share what comes evenly. */
	constructor(knobs: KnobCells, seed: number, handlers = 1) {
		super()
		this.#knobs = knobs
		this.#seed = seed
		this.#handlers = handlers
	}

	protected first(thread: number): Due {
		const draws = new Draws(this.#seed, thread)
		this.#draws.set(thread, draws)
		const turn = (1 + (thread % this.#handlers)) / this.#handlers
		return this.#reckon(thread, { fromUs: 0, place: 0, share: this.#isPaced ? turn : 1 })
	}

	protected after(due: Due, thread: number): Due {
		const fromUs = this.#reckoned.get(thread)?.atUs ?? 0
		return this.#reckon(thread, { fromUs, place: due.place + 1, share: 1 })
	}

	/** When a rate is turned, the time left changes with it: twice the rate, half the time. */
	protected override still(due: Due, thread: number, nowUs: number): Due {
		const reckoned = this.#reckoned.get(thread)
		const wave = this.#wave
		const leftUs = (due.atUs - nowUs) | 0
		if (!reckoned || leftUs <= 0 || isSame(wave, reckoned.wave)) {
			return due
		}
		const fromUs = reckoned.atUs - leftUs
		const items = itemsBetween(reckoned.wave, fromUs, reckoned.atUs)
		const atUs = Math.ceil(timeAfter(wave, fromUs, items))
		this.#reckoned.set(thread, { wave, atUs })
		return { ...due, atUs: atUs | 0 }
	}

	get #isPaced(): boolean {
		return this.#knobs.choice('pattern', patterns) === 'paced'
	}

	get #wave(): Wave {
		const fromUs = burstFromS * 1e6
		return {
			calm: this.#knobs.number('rate') / this.#handlers,
			burst: this.#knobs.number('burst') / this.#handlers,
			fromUs,
			untilUs: fromUs + this.#knobs.number('length') * 1e6,
		}
	}

	/** `share`: of the way from one item to the next. */
	#reckon(
		thread: number,
		{ fromUs, place, share }: { fromUs: number; place: number; share: number },
	): Due {
		const draws = this.#draws.get(thread) ?? new Draws(this.#seed, thread)
		const word = draws.word()
		const items = this.#isPaced ? share : scatter('exponential', fine, word) / fine
		const wave = this.#wave
		const atUs = timeAfter(wave, fromUs, items)
		this.#reckoned.set(thread, { wave, atUs })
		return { atUs: Math.round(atUs) | 0, place, kind: 0, payload: draws.word() }
	}
}

function isSame(one: Wave, other: Wave): boolean {
	const isAlike = one.calm === other.calm && one.burst === other.burst
	return isAlike && one.untilUs === other.untilUs
}

/** The three parts of a wave: until when, and how many items per second. */
function partsOf({ calm, burst, fromUs, untilUs }: Wave): readonly (readonly [number, number])[] {
	return [
		[fromUs, calm],
		[untilUs, burst],
		[Infinity, calm],
	]
}

/** When so many items more have come, from `fromUs` on, µs. */
export function timeAfter(wave: Wave, fromUs: number, items: number): number {
	let [atUs, left] = [fromUs, items]
	for (const [untilUs, perS] of partsOf(wave)) {
		const lengthUs = untilUs - atUs
		if (lengthUs <= 0 || perS === 0) {
			atUs = Math.max(atUs, untilUs)
			continue
		}
		const neededUs = (left / perS) * 1e6
		if (neededUs <= lengthUs) {
			return atUs + neededUs
		}
		left -= (perS * lengthUs) / 1e6
		atUs = untilUs
	}
	return atUs
}

/** How many come between two times on average. */
export function itemsBetween(wave: Wave, fromUs: number, toUs: number): number {
	let [atUs, items] = [fromUs, 0]
	for (const [untilUs, perS] of partsOf(wave)) {
		const lengthUs = Math.max(0, Math.min(untilUs, toUs) - atUs)
		items += (perS * lengthUs) / 1e6
		atUs += lengthUs
	}
	return items
}
