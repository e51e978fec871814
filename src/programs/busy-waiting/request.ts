/** A handler passes each request on as a task, and is free again. */
import type { Thread } from '../../sync/thread.ts'
import type { Calls } from '../calls.ts'
import type { Tasks } from './tasks.ts'

export function request(me: Thread, calls: Calls, tasks: Tasks) {
	while (me.loopTop()) {
		const task = calls.next(me)
		tasks.add(me, task)
	}
}
