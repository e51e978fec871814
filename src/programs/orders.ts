/** Orders for a worker, some of them bad: how many, how long one takes, and what is told of them. */
import type { KnobCells } from '../sync/knob-cells.ts'
import { type Message, messageOf } from '../sync/message.ts'
import { Failure } from '../sync/supervision.ts'
import type { Thread } from '../sync/thread.ts'
import { Draws } from './draws.ts'

/** By kind. */
export const kinds = ['order', 'bad order', 'failed', 'stopped', 'terminated'] as const
const badKind = kinds.indexOf('bad order')
const stoppedKind = kinds.indexOf('stopped')
const terminatedKind = kinds.indexOf('terminated')

/** They come in heaps: so many at once, then a while none. */
const heap = 5
const pauseUs = 1_500_000
const workUs = 200_000

/** Reads the knobs fail, %, and orders. */
export class Orders {
	readonly #knobs: KnobCells
	readonly #draws: Draws

	constructor(knobs: KnobCells, seed: number) {
		this.#knobs = knobs
		this.#draws = new Draws(seed, 1)
	}

	/** How many there will be. */
	get count(): number {
		return this.#knobs.number('orders')
	}

	/** The next one, after `sent` others; after each heap comes a pause. Only one thread asks. */
	next(me: Thread, sent: number): Message {
		if (sent > 0 && sent % heap === 0) {
			me.work(pauseUs, 0, false)
		}
		const percent = ((this.#draws.word() >>> 0) / 2 ** 32) * 100
		const isBad = percent < this.#knobs.number('fail')
		return messageOf(me, { kind: isBad ? badKind : 0 })
	}

	/** A bad one is not done by that. */
	handle(me: Thread, { id, kind }: Message): void {
		me.work(workUs, id, false, kind === badKind)
	}

	/** @throws Failure when it is a bad one: it will never go well, however often it is tried. */
	throwIfBad({ kind, id }: Message): void {
		if (kind === badKind) {
			throw new Failure(`order ${id} is a bad one`)
		}
	}

	isStopped({ kind }: Message): boolean {
		return kind === stoppedKind
	}

	/** Whether it says that an actor which is watched has stopped. */
	isTerminated({ kind }: Message): boolean {
		return kind === terminatedKind
	}
}
