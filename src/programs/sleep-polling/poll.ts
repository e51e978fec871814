/** A worker looks for a task, and sleeps if there is none. */
import { Rest } from '../../sync/rest.ts'
import type { TaskList } from '../../sync/task-list.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Doer } from '../labour.ts'
import type { Ticks } from '../ticks.ts'

export function poll(
	me: Thread,
	list: TaskList,
	ticks: Ticks,
	work: Doer,
) {
	while (me.loopTop()) {
		const task = list.poll(me)
		if (task) {
			work.handle(me, task)
		} else {
			me.sleep(ticks.untilNext(me), Rest.poll)
		}
	}
}
