/** A consumer takes one item after another and handles each one. */
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Workload } from '../workload.ts'

export function consume(
	me: Thread,
	queue: BlockingQueue,
	work: Workload,
) {
	while (me.loopTop()) {
		const item = queue.take(me)
		work.handle(me, item)
	}
}
