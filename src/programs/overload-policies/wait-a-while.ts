/** A handler waits for room, but not for long. */
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
		queue.offerFor(me, task)
		// False, after a while: 503, come back later.
	}
}
