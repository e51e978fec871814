/** An actor with a lot to read: how it handles one message. */
import type { Actor } from '../../sync/actor.ts'
import type { Message } from '../../sync/message.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Doer } from '../labour.ts'

/** Whatever it knows, nobody else can reach. */
export const fresh = { read: 0 }

export function receive(
	me: Thread,
	self: Actor<typeof fresh>,
	message: Message,
	desk: Doer,
) {
	desk.handle(me, message)
	self.state.read += 1
}
