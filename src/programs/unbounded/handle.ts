/** A handler accepts whatever comes: there is room for one more. */
import type { Thread } from '../../sync/thread.ts'
import type { UnboundedQueue } from '../../sync/unbounded-queue.ts'
import type { Arrivals } from '../arrivals.ts'

export function handle(
	me: Thread,
	requests: Arrivals,
	queue: UnboundedQueue,
) {
	while (me.loopTop()) {
		const task = requests.next(me)
		queue.put(me, task)
	}
}
