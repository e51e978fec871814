/** Closing time, now: all stop, and what is queued is thrown away. */
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { Roster } from '../../sync/roster.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Closing } from './closing.ts'

export function close(
	me: Thread,
	queue: BlockingQueue,
	producers: Roster,
	consumers: Roster,
	closing: Closing,
) {
	me.sleep(closing.afterMs)
	producers.dismiss(me)
	consumers.dismiss(me)
	producers.awaitNobody(me)
	queue.clear(me)
}
