/** Letters that are written in rounds: how many each writer writes, and how long it takes over each. */
import type { Ref } from '../sync/actor-plan.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import { type Message, messageOf } from '../sync/message.ts'
import type { Thread } from '../sync/thread.ts'
import { Draws, scatter } from './draws.ts'

/** By kind: what starts a round, and letters by who wrote them. */
export const kinds = ['start', 'X', 'Y', 'V', 'W'] as const

/** Reads the knobs messages, jitter and forward. */
export class Post {
	readonly #knobs: KnobCells
	readonly #seed: number
	readonly #draws = new Map<number, Draws>()

	constructor(knobs: KnobCells, seed: number) {
		this.#knobs = knobs
		this.#seed = seed
	}

	/** Letters of each writer in a round. */
	get each(): number {
		return this.#knobs.number('messages')
	}

	start(me: Thread): Message {
		return messageOf(me)
	}

	/** The next letter of `writer`, after a while: the knob `jitter` says how long on average. */
	write(me: Thread, writer: number, before: number): Message {
		const meanUs = this.#knobs.number('jitter') * 1000
		if (meanUs > 0) {
			me.sleep(scatter('exponential', meanUs, this.#drawsOf(me.id).word()) / 1000)
		}
		const isPassedOn = this.isPassedOn(before)
		return messageOf(me, { kind: writer, payload: before + 1, ask: Number(isPassedOn) })
	}

	/** Whether the letter that is written after `before` others goes through the postman: the first one may. */
	isPassedOn(before: number): boolean {
		return before === 0 && this.#knobs.isOn('forward')
	}

	/** @throws RangeError when there are not so many. */
	at(writers: readonly Ref[], place: number): Ref {
		const writer = writers[place]
		if (!writer) {
			throw new RangeError(`there is no writer ${place}`)
		}
		return writer
	}

	#drawsOf(thread: number): Draws {
		const draws = this.#draws.get(thread) ?? new Draws(this.#seed, thread)
		this.#draws.set(thread, draws)
		return draws
	}
}
