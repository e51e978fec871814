/** A worker takes one task after another and does each one. */
import type { Thread } from '../../sync/thread.ts'
import type { UnboundedQueue } from '../../sync/unbounded-queue.ts'
import type { Service } from '../service.ts'

export function work(
	me: Thread,
	queue: UnboundedQueue,
	service: Service,
) {
	while (me.loopTop()) {
		const task = queue.take(me)
		service.handle(me, task)
	}
}
