/** A handler that finds no room does itself what is asked for. */
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
		queue.putOrRun(me, task)
		// While it works it takes no further requests: that slows them.
	}
}
