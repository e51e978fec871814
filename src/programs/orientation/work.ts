/** A worker takes one task after another and does each one. */
import type { Thread } from '../../sync/thread.ts'
import type { UnboundedQueue } from '../../sync/unbounded-queue.ts'
import type { Chores } from '../chores.ts'

export function work(me: Thread, queue: UnboundedQueue, work: Chores) {
	while (me.loopTop()) {
		const task = queue.take(me)
		work.handle(me, task)
	}
}
