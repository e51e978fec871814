/**
 * One address for several actors that do the same. It is no actor itself:
 * whoever sends to it chooses one of them, and no message waits here.
 */
import type { Actor } from './actor.ts'
import type { Ref, Sender } from './actor-plan.ts'
import { Guarded } from './guarded.ts'
import { Lock } from './lock.ts'
import type { Message } from './message.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

export const routings = ['round robin', 'random', 'hash', 'smallest mailbox'] as const
export type Routing = (typeof routings)[number]

export type Routee = Ref & Pick<Actor, 'waiting'>

export interface RouterOptions {
	readonly routees: readonly Routee[]
	/** Asked anew for each message. */
	readonly routing: () => Routing
	/** What `random` draws, again and again: whole numbers from 0. */
	readonly draws: readonly number[]
}

export class Router implements Ref {
	readonly name = 'router'
	readonly number = 0
	private readonly guard: Lock
	/** Messages so far, counted round and round. */
	private readonly sent: Guarded
	private readonly options: RouterOptions

	constructor(memory: SharedMemory, options: RouterOptions) {
		this.guard = new Lock(memory, 'router lock')
		this.sent = new Guarded(memory, this.guard.near(1))
		this.options = options
	}

	/** Sends a copy of `message` to one of them. */
	tell(me: Thread, message: Message, sender?: Sender): void {
		const routee = this.choose(me, message)
		routee.tell(me, message, sender)
	}

	/** The same; whoever sent it before is still its sender. */
	forward(me: Thread, message: Message): void {
		const routee = this.choose(me, message)
		routee.forward(me, message)
	}

	private choose(me: Thread, message: Message): Routee {
		const { routees, draws } = this.options
		const routing = this.options.routing()
		if (routing === 'hash') {
			return this.at(hashOf(message))
		}
		if (routing === 'smallest mailbox') {
			return this.smallest
		}
		if (routing === 'random') {
			const turn = this.count(me, draws.length)
			return this.at(draws[turn] ?? 0)
		}
		const turn = this.count(me, routees.length)
		return this.at(turn)
	}

	/** 0, 1, … `most` − 1, and again from 0. */
	private count(me: Thread, most: number): number {
		me.lock(this.guard)
		const turn = this.sent.value % most
		this.sent.value = turn + 1
		me.unlock(this.guard)
		return turn
	}

	/** As they are now: in a moment another one may be. */
	private get smallest(): Routee {
		return this.options.routees.reduce((least, one) => {
			return one.waiting < least.waiting ? one : least
		})
	}

	private at(place: number): Routee {
		const { routees } = this.options
		const routee = routees[place % routees.length]
		if (!routee) {
			throw new RangeError('it has nobody to send to')
		}
		return routee
	}
}

/** Equal for all messages of one sender. */
function hashOf({ from, producer }: Message): number {
	const key = from === 0 ? -producer : from
	return Math.imul(key, 0x9e3779b1) >>> 24
}
