/** A consumer takes one item after another and handles each one. */
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Think } from '../work.ts'

export function consume(me: Thread, queue: BlockingQueue, work: Think) {
	while (me.loopTop()) {
		const item = queue.take(me)
		work.handle(me, item)
	}
}
