/** A sender: one order after another, whatever becomes of them. */
import type { Ref } from '../../sync/actor-plan.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Orders } from '../orders.ts'

export function send(me: Thread, orders: Orders, to: Ref) {
	for (let sent = 0; me.below(sent, orders.count); sent++) {
		const order = orders.next(me, sent)
		to.tell(me, order)
	}
}
