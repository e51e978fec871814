/** A consumer takes one item after another and handles each one. */
import type { Handover } from '../../sync/handover.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Doer } from '../labour.ts'

export function consume(me: Thread, queue: Handover, work: Doer) {
	while (me.loopTop()) {
		const item = queue.take(me)
		work.handle(me, item)
	}
}
