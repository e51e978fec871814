/** There is always one more task: the source waits only for room. */
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { Thread } from '../../sync/thread.ts'
import type { ComputeAndWait } from '../compute-and-wait.ts'

export function feed(
	me: Thread,
	queue: BlockingQueue,
	work: ComputeAndWait,
) {
	while (me.loopTop()) {
		const task = work.make(me)
		queue.put(me, task)
	}
}
