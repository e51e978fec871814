/** A handler accepts whatever comes, and leaves it to the workers. */
import type { Thread } from '../../sync/thread.ts'
import type { UnboundedQueue } from '../../sync/unbounded-queue.ts'
import type { Bursts } from '../bursts.ts'

export function receive(
	me: Thread,
	requests: Bursts,
	queue: UnboundedQueue,
) {
	while (me.loopTop()) {
		const task = requests.next(me)
		queue.put(me, task)
	}
}
