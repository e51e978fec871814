/** Never waits: an item that finds no place is dropped. */
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Think } from '../work.ts'

export function offer(me: Thread, queue: BlockingQueue, work: Think) {
	while (me.loopTop()) {
		const item = work.make(me)
		if (!queue.offer(me, item)) {
			// Full: dropped, and on with the next.
		}
	}
}
