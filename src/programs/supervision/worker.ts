/** A worker that fails now and then, in the middle of a message. */
import type { Actor } from '../../sync/actor.ts'
import type { Message } from '../../sync/message.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Orders } from '../orders.ts'

export const fresh = { done: 0 }

export function receive(
	me: Thread,
	self: Actor<typeof fresh>,
	order: Message,
	orders: Orders,
) {
	orders.handle(me, order)
	orders.throwIfBad(order)
	self.state.done += 1
}
