/** A worker does one task after another. */
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { Thread } from '../../sync/thread.ts'
import type { ComputeAndWait } from '../compute-and-wait.ts'

export function serve(
	me: Thread,
	queue: BlockingQueue,
	work: ComputeAndWait,
) {
	while (me.loopTop()) {
		const task = queue.take(me)
		work.handle(me, task)
	}
}
