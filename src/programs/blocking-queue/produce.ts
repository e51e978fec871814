/** A producer makes one item after another and hands each one over. */
import type { Handover } from '../../sync/handover.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Maker } from '../labour.ts'

export function produce(me: Thread, queue: Handover, work: Maker) {
	while (me.loopTop()) {
		const item = work.make(me)
		queue.put(me, item)
	}
}
