/** The actors of a run and their dispatchers. Everybody builds them in the same order, so a number names the same actor everywhere. */
import { Actor } from './actor.ts'
import type { ActorPlan, Ref, Runnable, Sender } from './actor-plan.ts'
import type { DispatcherOptions } from './dispatcher-options.ts'
import { Dispatcher } from './dispatcher.ts'
import { Mailbox } from './mailbox.ts'
import type { Overflow } from './mailbox-options.ts'
import type { Message } from './message.ts'
import { MessageStock } from './message-stock.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Numbers } from './stored-state.ts'
import type { Thread } from './thread.ts'

export interface SystemOptions {
	/** Actors that it may have. */
	readonly most: number
	/** Messages for which all mailboxes together really have room, whatever their capacities. */
	readonly places: number
	/** A mailbox that is full blocks who sends, unless it says otherwise. */
	readonly overflow?: () => Overflow
	/** Another make of mailbox. */
	readonly Box?: typeof Mailbox
}

type Plan<State extends Numbers> = Omit<ActorPlan<State>, 'number' | 'mailbox'>

export class ActorSystem {
	readonly #memory: SharedMemory
	readonly #options: SystemOptions
	readonly #stock: MessageStock
	/** By number, from 1. */
	readonly #actors: (Ref & Runnable)[] = []

	constructor(memory: SharedMemory, options: SystemOptions) {
		this.#memory = memory
		this.#options = options
		this.#stock = new MessageStock(memory, options.places)
	}

	dispatcher(options: Omit<DispatcherOptions, 'most' | 'actors'>): Dispatcher {
		const { most } = this.#options
		return new Dispatcher(this.#memory, { ...options, most, actors: this.#actors })
	}

	/** One actor more. */
	add<State extends Numbers>(plan: Plan<State>): Actor<State> {
		const { most, overflow = () => 'block sender', Box = Mailbox } = this.#options
		const number = this.#actors.length + 1
		const { name } = plan
		const mailbox = { name: `mailbox of ${name}`, owner: name, overflow }
		const numbers = { first: number, step: most }
		const stock = this.#stock
		const actor = new Actor(this.#memory, {
			...plan,
			number,
			Box,
			mailbox: { ...mailbox, ...numbers, stock },
		})
		this.#actors.push(actor)
		return actor
	}

	/** Sends to the actor with this number: to answer a message, to whoever it is from. */
	tell(me: Thread, to: number, message: Message, sender?: Sender): void {
		this.at(to).tell(me, message, sender)
	}

	/** @throws RangeError when there is none with this number. */
	at(number: number): Ref {
		const actor = this.#actors[number - 1]
		if (!actor) {
			throw new RangeError(`there is no actor ${number}`)
		}
		return actor
	}
}
