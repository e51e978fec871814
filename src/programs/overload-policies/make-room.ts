/** A handler always finds room: who has waited longest makes it. */
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
		queue.displace(me, task)
		// Whoever was dropped hears nothing, and leaves some time.
	}
}
