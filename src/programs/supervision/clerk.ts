/** Passes orders on, and watches who works on them: once that has stopped, it keeps them. */
import type { Actor } from '../../sync/actor.ts'
import type { Ref } from '../../sync/actor-plan.ts'
import type { DeathWatch } from '../../sync/death-watch.ts'
import type { Message } from '../../sync/message.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Orders } from '../orders.ts'

export const eager = { kept: 0 }
type Self = Actor<typeof eager>
/** Which of these functions handles its messages. */
const [passing, keeping] = [1, 2]

export function receive(
	me: Thread,
	self: Self,
	order: Message,
	worker: Ref,
	watch: DeathWatch,
) {
	watch.add(me, self)
	self.become(passing)
	worker.forward(me, order)
}

export function passOn(
	me: Thread,
	self: Self,
	message: Message,
	worker: Ref,
	orders: Orders,
) {
	if (orders.isTerminated(message)) {
		self.become(keeping)
	} else {
		worker.forward(me, message)
	}
}

export function keep(_me: Thread, self: Self) {
	self.state.kept += 1
}
