/** A thread of the pool does tasks from when it is started on. */
import type { Thread } from '../../sync/thread.ts'
import type { Service } from '../service.ts'
import type { ThreadPool } from './pool.ts'

export function work(me: Thread, pool: ThreadPool, service: Service) {
	let task = pool.first(me)
	while (task && me.loopTop()) {
		service.handle(me, task)
		task = pool.next(me)
	}
}
