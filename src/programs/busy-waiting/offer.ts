/** A handler puts each request on a list, if there is a place. */
import type { Lock } from '../../sync/lock.ts'
import type { LooseList } from '../../sync/loose-list.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Calls } from '../calls.ts'

export function offer(
	me: Thread,
	calls: Calls,
	list: LooseList,
	guard: Lock,
) {
	while (me.loopTop()) {
		const task = calls.next(me)
		me.lock(guard) // lock: // me. | me.
		list.add(me, task)
		me.unlock(guard) // lock: // me. | me.
	}
}
