/** How long making and handling take, as the knobs say it now: the working part of a producer and a consumer. */
import type { Item } from '../sync/item.ts'
import type { Thread } from '../sync/thread.ts'
import { distributions, Draws, scatter } from './draws.ts'
import type { KnobCells } from '../sync/knob-cells.ts'

/** Work waits for something else (a disk, a network), or it computes. */
export const workKinds = ['I/O wait', 'CPU spin'] as const

/**
 * Reads the knobs producers (one, where there is none), rate, service, dist and kind (all wait, where there is none). Making
 * takes producers ÷ rate on average. `urgent`: the knob, if any, that says what percentage of items is of kind 1.
 */
export class Work {
	readonly #knobs: KnobCells
	readonly #seed: number
	readonly #urgent: string | null
	readonly #draws = new Map<number, Draws>()

	constructor(knobs: KnobCells, seed: number, urgent: string | null = null) {
		this.#knobs = knobs
		this.#seed = seed
		this.#urgent = urgent
	}

	/** Makes one item. The same producer makes the same items in every run with this seed. */
	make(me: Thread): Item {
		const draws = drawsOf(this.#draws, this.#seed, me.id)
		const producers = this.#knobs.has('producers') ? this.#knobs.number('producers') : 1
		const meanUs = (producers / this.#knobs.number('rate')) * 1e6
		me.work(this.#scatter(meanUs, draws.word()), 0, false)
		const payload = draws.word()
		const kind = this.#kindOf(payload)
		return { id: 0, producer: me.id, kind, madeUs: me.nowUs(), payload }
	}

	/** Drawn from a word that is drawn anyway, so that nothing else is drawn otherwise. */
	#kindOf(word: number): number {
		if (this.#urgent === null) {
			return 0
		}
		const percent = ((Math.imul(word, 0x9e3779b1) >>> 0) / 2 ** 32) * 100
		return Number(percent < this.#knobs.number(this.#urgent))
	}

	/** Handles `item`. How long that takes was decided when it was made, so it does not matter who does it. */
	handle(me: Thread, item: Item): void {
		const us = this.#scatter(this.#knobs.number('service') * 1000, item.payload)
		const isComputing =
			this.#knobs.has('kind') && this.#knobs.choice('kind', workKinds) === 'CPU spin'
		me.work(us, item.id, isComputing)
	}

	#scatter(meanUs: number, word: number): number {
		return scatter(this.#knobs.choice('dist', distributions), meanUs, word)
	}
}

/** How long operations take on average, in ms, as the knobs say it now. */
export interface Pauses {
	readonly making: (knobs: KnobCells) => number
	readonly handling: (knobs: KnobCells) => number
}

const think = (knobs: KnobCells): number => knobs.number('think')

/**
 * A pause before each operation, as long as the knob `think` says on average, or as `pauses` say: even ones would keep
 * threads in step. With 0 there is not even a gate, so threads race at full speed.
 */
export class Think {
	readonly #knobs: KnobCells
	readonly #seed: number
	readonly #pauses: Pauses
	readonly #draws = new Map<number, Draws>()

	constructor(knobs: KnobCells, seed: number, pauses: Pauses = { making: think, handling: think }) {
		this.#knobs = knobs
		this.#seed = seed
		this.#pauses = pauses
	}

	/** Makes one item; all are alike. */
	make(me: Thread): Item {
		this.#pause(me, 0, this.#pauses.making)
		return { id: 0, producer: me.id, kind: 0, madeUs: me.nowUs(), payload: 0 }
	}

	handle(me: Thread, item: Item): void {
		this.#pause(me, item.id, this.#pauses.handling)
	}

	#pause(me: Thread, item: number, meanMs: Pauses['making']): void {
		const meanUs = meanMs(this.#knobs) * 1000
		if (meanUs > 0) {
			const word = drawsOf(this.#draws, this.#seed, me.id).word()
			me.work(scatter('exponential', meanUs, word), item, false)
		}
	}
}

/** Making and handling that always take equally long. Reads the knobs producers, rate and service. */
export class SteadyWork {
	readonly #knobs: KnobCells

	constructor(knobs: KnobCells) {
		this.#knobs = knobs
	}

	/** Takes producers ÷ rate, so that all of them together keep the rate. */
	make(me: Thread): Item {
		const meanUs = (this.#knobs.number('producers') / this.#knobs.number('rate')) * 1e6
		me.work(Math.round(meanUs), 0, false)
		return { id: 0, producer: me.id, kind: 0, madeUs: me.nowUs(), payload: 0 }
	}

	handle(me: Thread, item: Item): void {
		me.work(Math.round(this.#knobs.number('service') * 1000), item.id, false)
	}
}

function drawsOf(all: Map<number, Draws>, seed: number, thread: number): Draws {
	const known = all.get(thread)
	if (known) {
		return known
	}
	const fresh = new Draws(seed, thread)
	all.set(thread, fresh)
	return fresh
}
