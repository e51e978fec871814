/** A worker does tasks: of all kinds, or only of its own. */
import type { Thread } from '../../sync/thread.ts'
import type { Bulkheads } from '../bulkheads.ts'
import type { SiteWork } from '../site-work.ts'

export function serve(me: Thread, queues: Bulkheads, work: SiteWork) {
	const queue = queues.servedBy(me.id) // pools: queues.common | queues.servedBy(me.id)
	while (me.loopTop()) {
		const task = queue.take(me)
		work.handle(me, task)
	}
}
