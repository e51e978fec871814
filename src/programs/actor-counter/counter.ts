/** The counter as an actor: read, think, write, and no lock anywhere. */
import type { Actor } from '../../sync/actor.ts'
import type { Message } from '../../sync/message.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Increments } from '../increments.ts'

/** Its state, which only its own turns can reach. */
export const zero = { count: 0 }

export function receive(
	me: Thread,
	self: Actor<typeof zero>,
	message: Message,
	job: Increments,
) {
	const { count } = self.state
	job.handle(me, message)
	self.state.count = count + 1
}
