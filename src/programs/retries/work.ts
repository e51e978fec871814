/** A worker does one job after another, and says when one is done. */
import type { Effects } from '../../sync/idempotency.ts'
import type { JobQueue } from '../../sync/job-queue.ts'
import { ThreadDied } from '../../sync/leaving.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Attempts } from '../attempts.ts'
import type { Staff } from '../staff.ts'

export function work(
	me: Thread,
	jobs: JobQueue,
	attempts: Attempts,
	effects: Effects,
	staff: Staff,
) {
	while (me.loopTop()) {
		const job = jobs.take(me)
		if (job === null) {
			return
		}
		attempts.make(me, job)
		if (attempts.fails(job)) {
			jobs.fail(me, job)
			continue
		}
		effects.apply(me, job) // idempotent: apply | applyOnce
		if (attempts.dies(job) && staff.hasAnother(me)) {
			staff.hire(me)
			throw new ThreadDied('done, and nobody was told')
		}
		jobs.ack(me, job)
	}
}
