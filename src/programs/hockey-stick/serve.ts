/** A worker takes one task after another from its line. */
import type { Thread } from '../../sync/thread.ts'
import type { UnboundedQueue } from '../../sync/unbounded-queue.ts'
import type { ScatteredService } from '../service.ts'

export function serve(
	me: Thread,
	queue: UnboundedQueue,
	service: ScatteredService,
) {
	while (me.loopTop()) {
		const task = queue.take(me)
		service.handle(me, task)
	}
}
