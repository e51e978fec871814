/** A producer makes items until closing time, then sends a pill. */
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { Roster } from '../../sync/roster.ts'
import type { Thread } from '../../sync/thread.ts'
import type { SteadyWork } from '../work.ts'
import { pillOf } from './pill.ts'

export function produceAndSend(
	me: Thread,
	queue: BlockingQueue,
	producers: Roster,
	work: SteadyWork,
) {
	while (me.loopTop() && producers.isOpen(me)) {
		const item = work.make(me)
		queue.put(me, item)
	}
	if (!producers.isOpen(me)) {
		queue.put(me, pillOf(me.id, me.nowUs()))
	}
}
