/**
 * A consumer takes all that is there, up to `most` items, in one round
 * of the lock, and handles them one by one. It waits for one only.
 */
import type { Handover } from '../../sync/handover.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Work } from '../work.ts'

export function consumeBatch(
	me: Thread,
	queue: Handover,
	work: Work,
	most: number,
) {
	while (me.loopTop()) {
		const items = queue.drainTo(me, most)
		if (items.length === 0) {
			items.push(queue.take(me))
		}
		for (let i = 0; me.below(i, items.length); i++) {
			const item = items[i]
			if (item) {
				work.handle(me, item)
			}
		}
	}
}
