/** A handler has requests stand in line; who finds no room hears so. */
import type { OverloadQueue } from '../../sync/overload-queue.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Bursts } from '../bursts.ts'

export function handle(
	me: Thread,
	requests: Bursts,
	queue: OverloadQueue,
) {
	while (me.loopTop()) {
		const task = requests.next(me)
		queue.offer(me, task)
		// False: 503, come back later.
	}
}
