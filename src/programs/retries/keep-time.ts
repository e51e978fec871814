/** The timekeeper brings jobs back whose lease or pause is over. */
import type { JobQueue } from '../../sync/job-queue.ts'
import type { Thread } from '../../sync/thread.ts'

export function keepTime(me: Thread, jobs: JobQueue) {
	let isOver = false
	while (!isOver && me.loopTop()) {
		isOver = !jobs.awaitReturn(me)
	}
}
