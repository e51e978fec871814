/** A handler receives request after request and stands each in line. */
import type { Thread } from '../../sync/thread.ts'
import type { Bulkheads } from '../bulkheads.ts'
import type { SiteWork } from '../site-work.ts'

export function receive(
	me: Thread,
	requests: SiteWork,
	queues: Bulkheads,
) {
	while (me.loopTop()) {
		const task = requests.next(me)
		const queue = queues.of(task) // pools: queues.common | queues.of(task)
		queue.put(me, task)
	}
}
