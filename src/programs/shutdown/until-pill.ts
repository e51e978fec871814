/** A consumer handles one item after another until it takes a pill. */
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { Thread } from '../../sync/thread.ts'
import type { SteadyWork } from '../work.ts'
import { isPill } from './pill.ts'

export function consume(
	me: Thread,
	queue: BlockingQueue,
	work: SteadyWork,
) {
	while (me.loopTop()) {
		const item = queue.take(me)
		if (isPill(item)) {
			return
		}
		work.handle(me, item)
	}
}
