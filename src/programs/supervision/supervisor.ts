/** Is told what failed. One that had to be stopped is too much for it: it tells whoever is above. */
import type { Actor } from '../../sync/actor.ts'
import type { Ref } from '../../sync/actor-plan.ts'
import type { Message } from '../../sync/message.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Orders } from '../orders.ts'

export const calm = { failures: 0 }

export function receive(
	me: Thread,
	self: Actor<typeof calm>,
	message: Message,
	orders: Orders,
	parent: Ref | null,
) {
	self.state.failures += 1
	if (parent !== null && orders.isStopped(message)) {
		parent.forward(me, message)
	}
}
