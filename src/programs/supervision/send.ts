/** A sender: one order after another, whatever becomes of them. */
import type { Ref } from '../../sync/actor-plan.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Orders } from '../orders.ts'

export function send(me: Thread, orders: Orders, worker: Ref) {
	while (me.loopTop()) {
		const order = orders.next(me)
		worker.tell(me, order)
	}
}
