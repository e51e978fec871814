/** Waits for a place, however long that takes: nothing is lost. */
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Think } from '../work.ts'

export function put(me: Thread, queue: BlockingQueue, work: Think) {
	while (me.loopTop()) {
		const item = work.make(me)
		queue.put(me, item)
	}
}
