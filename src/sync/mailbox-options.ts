/** What is said of a mailbox, and what it is told of the turns of its actor. */
import type { MessageListOptions } from './message-list.ts'

/** What becomes of a message that finds the mailbox full; or of the oldest one, or of who sends it. */
export const overflows = ['dead letter', 'block sender', 'drop oldest'] as const
export type Overflow = (typeof overflows)[number]

export interface MailboxOptions extends MessageListOptions {
	/** Asked anew for each message that finds it full. */
	readonly overflow: () => Overflow
}

/** A turn that is over: `actor` is an object id, `state` the first number of its state, `atOnce` the most that it ever handled at once. */
export interface Turn {
	readonly actor: number
	readonly handled: number
	readonly state: number
	readonly atOnce: number
	/** There is something to do even if no mail has come. */
	readonly isMore: boolean
}
