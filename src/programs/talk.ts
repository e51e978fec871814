/** What two actors say to each other: a wish comes in, one asks, the other one answers. */
import type { Ref } from '../sync/actor-plan.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import { type Message, messageOf } from '../sync/message.ts'
import type { ReplyToSelf } from '../sync/reply-to-self.ts'
import type { Stash } from '../sync/stash.ts'
import type { Thread } from '../sync/thread.ts'

/** By kind. */
export const kinds = ['wish', 'question', 'answer'] as const
const questionKind = kinds.indexOf('question')
const answerKind = kinds.indexOf('answer')

/** What an actor of them knows: how many wishes it has done. */
export interface Done {
	[name: string]: number
	done: number
}

/** What somebody has who asks, and does one wish at a time. */
export interface Asking {
	readonly talk: Talk
	readonly asks: ReplyToSelf
	/** Whom it asks. */
	readonly other: () => Ref
	/** Where it postpones wishes. */
	readonly stash: Stash
}

/** Whatever it is, reading it takes so long. */
const readingUs = 5000

/** Reads the knobs requests and every, ms between two wishes. */
export class Talk {
	readonly #knobs: KnobCells

	constructor(knobs: KnobCells) {
		this.#knobs = knobs
	}

	/** To each of both. */
	get requests(): number {
		return this.#knobs.number('requests')
	}

	/** After a pause. */
	wish(me: Thread): Message {
		me.work(this.#knobs.number('every') * 1000, 0, false)
		return messageOf(me)
	}

	question(me: Thread): Message {
		return messageOf(me, { kind: questionKind })
	}

	answer(me: Thread): Message {
		return messageOf(me, { kind: answerKind })
	}

	isWish({ kind }: Message): boolean {
		return kind === 0
	}

	isQuestion({ kind }: Message): boolean {
		return kind === questionKind
	}

	handle(me: Thread, message: Message): void {
		me.work(readingUs, message.id, false)
	}
}
