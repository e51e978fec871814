/** A handler puts each request on the list, and tells nobody. */
import type { TaskList } from '../../sync/task-list.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Requests } from '../labour.ts'

export function submit(me: Thread, requests: Requests, list: TaskList) {
	while (me.loopTop()) {
		const task = requests.next(me)
		list.add(me, task)
	}
}
