/** Stage 1 does its part of each item and passes the item on. */
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Stations } from './stations.ts'

export function pass(
	me: Thread,
	queue1: BlockingQueue,
	queue2: BlockingQueue,
	stations: Stations,
) {
	while (me.loopTop()) {
		const item = queue1.take(me)
		stations.prepare(me, item)
		queue2.put(me, item)
	}
}
