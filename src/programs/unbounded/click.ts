/** A handler keeps what was sent with each click until it is done. */
import type { Heap } from '../../sync/heap.ts'
import type { Thread } from '../../sync/thread.ts'
import type { UnboundedQueue } from '../../sync/unbounded-queue.ts'
import type { Storm } from '../arrivals.ts'

export function click(
	me: Thread,
	clicks: Storm,
	heap: Heap,
	queue: UnboundedQueue,
) {
	while (me.loopTop()) {
		const one = clicks.next(me)
		const task = heap.write(one)
		queue.put(me, task)
	}
}
