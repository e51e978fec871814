/** A producer makes one item after another and hands each one over. */
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Work } from '../work.ts'

export function produce(me: Thread, queue: BlockingQueue, work: Work) {
	while (me.loopTop()) {
		const item = work.make(me)
		queue.put(me, item)
	}
}
