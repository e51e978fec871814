/** A submitter gives one task after another to the pool. */
import { Rejected } from '../../sync/rejected.ts'
import type { Thread } from '../../sync/thread.ts'
import type { ThreadPool } from './pool.ts'
import { taskOf, type Plan } from './plan.ts'

export function submit(me: Thread, pool: ThreadPool, plan: Plan) {
	for (let made = 0; me.below(made, plan.tasks); made++) {
		me.sleep(plan.gapMs)
		const task = taskOf(me.id, made + 1, me.nowUs())
		try {
			pool.execute(me, task)
		} catch (reason) {
			if (!(reason instanceof Rejected)) {
				throw reason
			}
			// It is not done, and the submitter knows it.
		}
	}
	pool.shutdown(me) // stop: shutdown | shutdownNow
}
