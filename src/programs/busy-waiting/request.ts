/** A handler passes each request on as a task, and is free again. */
import type { Thread } from '../../sync/thread.ts'
import type { Requests } from '../labour.ts'
import type { Tasks } from './tasks.ts'

export function request(me: Thread, calls: Requests, tasks: Tasks) {
	while (me.loopTop()) {
		const task = calls.next(me)
		tasks.add(me, task)
	}
}
