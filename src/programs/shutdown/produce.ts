/** A producer makes items until closing time. */
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { Roster } from '../../sync/roster.ts'
import type { Thread } from '../../sync/thread.ts'
import type { SteadyWork } from '../work.ts'

export function produce(
	me: Thread,
	queue: BlockingQueue,
	producers: Roster,
	work: SteadyWork,
) {
	if (!producers.enter(me)) {
		return
	}
	try {
		while (me.loopTop() && producers.isOpen(me)) {
			const item = work.make(me)
			queue.put(me, item)
		}
	} finally {
		producers.leave(me)
	}
}
