/** A consumer handles one item after another until an interrupt. */
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import { Interrupted } from '../../sync/leaving.ts'
import type { Roster } from '../../sync/roster.ts'
import type { Thread } from '../../sync/thread.ts'
import type { SteadyWork } from '../work.ts'

export function consume(
	me: Thread,
	queue: BlockingQueue,
	consumers: Roster,
	work: SteadyWork,
) {
	if (!consumers.enter(me)) {
		return
	}
	try {
		while (me.loopTop()) {
			const item = queue.take(me)
			work.handle(me, item)
		}
	} catch (reason) {
		if (!(reason instanceof Interrupted)) {
			throw reason
		}
		// An item in hand is done first; what is queued is not.
	}
}
