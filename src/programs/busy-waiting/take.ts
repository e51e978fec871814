/** A worker looks for a task, thinks, and takes what it has seen. */
import type { Lock } from '../../sync/lock.ts'
import type { LooseList } from '../../sync/loose-list.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Doubt, Duty } from '../duty.ts'

export function take(
	me: Thread,
	list: LooseList,
	guard: Lock,
	doubt: Doubt,
	work: Duty,
) {
	while (me.loopTop()) {
		if (list.isEmpty(me)) {
			me.spinHint()
			continue
		}
		me.lock(guard) // lock: // me. | me.
		const task = list.first(me)
		if (task) {
			doubt.think(me)
			list.remove(me, task)
		}
		me.unlock(guard) // lock: // me. | me.
		if (task) {
			work.handle(me, task)
		}
	}
}
