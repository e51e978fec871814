/** How long making and handling take, as the knobs say it now: the working part of a producer and a consumer. */
import type { Item } from '../sync/item.ts'
import type { Thread } from '../sync/thread.ts'
import { distributions, Draws, scatter } from './draws.ts'
import type { KnobCells } from '../sync/knob-cells.ts'

/** Work waits for something else (a disk, a network), or it computes. */
export const workKinds = ['I/O wait', 'CPU spin'] as const

/** Reads the knobs producers, rate, service, dist and kind. Making takes producers ÷ rate on average. */
export class Work {
	readonly #knobs: KnobCells
	readonly #seed: number
	readonly #draws = new Map<number, Draws>()

	constructor(knobs: KnobCells, seed: number) {
		this.#knobs = knobs
		this.#seed = seed
	}

	/** Makes one item. The same producer makes the same items in every run with this seed. */
	make(me: Thread): Item {
		const draws = drawsOf(this.#draws, this.#seed, me.id)
		const meanUs = (this.#knobs.number('producers') / this.#knobs.number('rate')) * 1e6
		me.work(this.#scatter(meanUs, draws.word()), 0, false)
		return { id: 0, producer: me.id, kind: 0, madeUs: me.nowUs(), payload: draws.word() }
	}

	/** Handles `item`. How long that takes was decided when it was made, so it does not matter who does it. */
	handle(me: Thread, item: Item): void {
		const us = this.#scatter(this.#knobs.number('service') * 1000, item.payload)
		const isComputing = this.#knobs.choice('kind', workKinds) === 'CPU spin'
		me.work(us, item.id, isComputing)
	}

	#scatter(meanUs: number, word: number): number {
		return scatter(this.#knobs.choice('dist', distributions), meanUs, word)
	}
}

/**
 * A pause before each operation, as long as the knob `think` says on average: even ones would keep threads in step. With 0
 * there is not even a gate, so threads race at full speed.
 */
export class Think {
	readonly #knobs: KnobCells
	readonly #seed: number
	readonly #draws = new Map<number, Draws>()

	constructor(knobs: KnobCells, seed: number) {
		this.#knobs = knobs
		this.#seed = seed
	}

	/** Makes one item; all are alike. */
	make(me: Thread): Item {
		this.#pause(me, 0)
		return { id: 0, producer: me.id, kind: 0, madeUs: me.nowUs(), payload: 0 }
	}

	handle(me: Thread, item: Item): void {
		this.#pause(me, item.id)
	}

	#pause(me: Thread, item: number): void {
		const meanUs = this.#knobs.number('think') * 1000
		if (meanUs > 0) {
			const word = drawsOf(this.#draws, this.#seed, me.id).word()
			me.work(scatter('exponential', meanUs, word), item, false)
		}
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
