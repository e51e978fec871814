/** Takes it for granted that there is a place, and catches the rest. */
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import { QueueFull } from '../../sync/queue-full.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Think } from '../work.ts'

export function add(me: Thread, queue: BlockingQueue, work: Think) {
	while (me.loopTop()) {
		const item = work.make(me)
		try {
			queue.add(me, item)
		} catch (error) {
			if (!(error instanceof QueueFull)) {
				throw error
			}
		}
	}
}
