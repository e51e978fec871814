/** A spinner looks, and looks again, until there is a task. */
import type { Thread } from '../../sync/thread.ts'
import type { Doer } from '../labour.ts'
import type { Tasks } from './tasks.ts'

/** About 50 microseconds' worth, on a core of its own. */
const manyLooks = 1000

export function spin(me: Thread, tasks: Tasks, work: Doer) {
	while (me.loopTop()) {
		let looks = 1
		while (tasks.isEmpty(me) && looks < manyLooks) {
			me.spinHint()
			looks++
		}
		const task = tasks.poll(me) // then: tasks.poll(me) | tasks.take(me)
		if (task) {
			work.handle(me, task)
		}
	}
}
