/** A producer makes one item after another and hands each one over. */
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Workload } from '../workload.ts'

export function produce(
	me: Thread,
	queue: BlockingQueue,
	work: Workload,
) {
	while (me.loopTop()) {
		const item = work.make(me)
		queue.put(me, item)
	}
}
