/** A worker takes one job after another and says what came of it. */
import type { JobStore } from '../../sync/job-store.ts'
import type { Thread } from '../../sync/thread.ts'
import type { UnboundedQueue } from '../../sync/unbounded-queue.ts'
import type { Chores } from '../chores.ts'
import type { Fate } from '../fate.ts'

export function work(
	me: Thread,
	queue: UnboundedQueue,
	store: JobStore,
	chores: Chores,
	fate: Fate,
) {
	while (me.loopTop()) {
		const { id } = queue.take(me)
		const job = store.begin(me, id)
		chores.attempt(me, job)
		if (fate.fails(job)) {
			store.fail(me, job)
		} else {
			store.finish(me, job)
		}
	}
}
