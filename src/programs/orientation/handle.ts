/** A handler receives request after request and answers each one. */
import type { Thread } from '../../sync/thread.ts'
import type { Arrivals } from '../arrivals.ts'
import type { Office } from '../chores.ts'

export function handle(me: Thread, requests: Arrivals, office: Office) {
	while (me.loopTop()) {
		const task = requests.next(me)
		office.queue.put(me, task) // sync: queue.put | work.handle
		// Only now is the request answered.
	}
}
