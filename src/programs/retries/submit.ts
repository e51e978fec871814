/** A client has one job after another done, and asks only once. */
import type { JobQueue } from '../../sync/job-queue.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Requests } from '../requests.ts'

export function submit(me: Thread, requests: Requests, jobs: JobQueue) {
	for (let sent = 0; me.below(sent, requests.most); sent++) {
		const request = requests.next(me)
		jobs.put(me, request)
	}
	jobs.close(me)
}
