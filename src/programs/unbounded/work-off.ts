/** A worker does one task after another; each gives its memory back. */
import type { Heap } from '../../sync/heap.ts'
import type { Thread } from '../../sync/thread.ts'
import type { UnboundedQueue } from '../../sync/unbounded-queue.ts'
import type { Service } from '../service.ts'

export function workOff(
	me: Thread,
	queue: UnboundedQueue,
	heap: Heap,
	service: Service,
) {
	while (me.loopTop()) {
		const task = queue.take(me)
		service.handle(me, task)
		heap.free(task)
	}
}
