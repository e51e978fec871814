/** What is said of an actor before it exists. */
import type { Actor } from './actor.ts'
import type { Dispatcher } from './dispatcher.ts'
import type { Mailbox } from './mailbox.ts'
import type { MailboxOptions } from './mailbox-options.ts'
import type { Message } from './message.ts'
import type { Stash } from './stash.ts'
import type { Numbers } from './stored-state.ts'
import type { Thread } from './thread.ts'

/** Whoever can be answered: an actor. */
export interface Sender {
	readonly number: number
}

/** All that others can do with an actor: send to it. */
export type Ref = Sender & Pick<Actor, 'name' | 'tell' | 'forward'>

/** All that a dispatcher does with an actor. */
export type Runnable = Pick<Actor, 'id' | 'number' | 'begin' | 'next' | 'receive' | 'end'>

/** How an actor handles one message: it may change `self.state`, and send. */
export type Behaviour<State extends Numbers> = (
	me: Thread,
	self: Actor<State>,
	message: Message,
) => void

export interface ActorPlan<State extends Numbers> {
	readonly name: string
	/** In its system, from 1. */
	readonly number: number
	/** The state that it begins with. */
	readonly first: State
	readonly receive: Behaviour<State>
	/** What else it can become: number 1 and on. */
	readonly others?: readonly Behaviour<State>[]
	/** Where it postpones messages. */
	readonly stash?: Stash
	/** Whose threads run it. */
	readonly dispatcher: Dispatcher
	readonly mailbox: MailboxOptions
	/** Whether anything that it does depends on its state: where not, a search need not tell its states apart. */
	readonly isDeciding?: boolean
	/** Name of the actor that decides what becomes of it when it fails. */
	readonly parent?: string
	/** Another make of mailbox. */
	readonly Box?: typeof Mailbox
}
