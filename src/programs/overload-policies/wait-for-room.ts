/** A handler stands there until there is room for what it brings. */
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
		queue.put(me, task)
		// Meanwhile the next requests wait outside.
	}
}
