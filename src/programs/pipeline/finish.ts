/** Stage 2 finishes one item after another. */
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Stations } from './stations.ts'

export function finish(
	me: Thread,
	queue2: BlockingQueue,
	stations: Stations,
) {
	while (me.loopTop()) {
		const item = queue2.take(me)
		stations.finish(me, item)
	}
}
