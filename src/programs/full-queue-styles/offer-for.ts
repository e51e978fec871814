/** Waits a while for a place; then the item is given up. */
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Think } from '../work.ts'

export function offerFor(
	me: Thread,
	queue: BlockingQueue,
	work: Think,
	patienceMs: () => number,
) {
	while (me.loopTop()) {
		const item = work.make(me)
		if (!queue.offerFor(me, item, patienceMs())) {
			// Still full: “come back later”.
		}
	}
}
