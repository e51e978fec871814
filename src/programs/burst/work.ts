/** A worker takes one task after another and does each one. */
import type { OverloadQueue } from '../../sync/overload-queue.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Service } from '../service.ts'

export function work(
	me: Thread,
	queue: OverloadQueue,
	service: Service,
) {
	while (me.loopTop()) {
		const task = queue.take(me)
		service.handle(me, task)
	}
}
