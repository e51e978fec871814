/** The source makes one item after another and puts each one in. */
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Stations } from './stations.ts'

export function feed(
	me: Thread,
	queue1: BlockingQueue,
	stations: Stations,
) {
	while (me.loopTop()) {
		const item = stations.make(me)
		queue1.put(me, item)
	}
}
