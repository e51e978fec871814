/** A handler puts each request on the list, and tells nobody. */
import type { TaskList } from '../../sync/task-list.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Arrivals } from '../arrivals.ts'

export function submit(me: Thread, requests: Arrivals, list: TaskList) {
	while (me.loopTop()) {
		const task = requests.next(me)
		list.add(me, task)
	}
}
