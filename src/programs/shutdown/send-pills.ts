/** Closing time: when the last producer has gone, so many pills. */
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { Roster } from '../../sync/roster.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Closing } from './closing.ts'
import { pillOf } from './pill.ts'

export function close(
	me: Thread,
	queue: BlockingQueue,
	producers: Roster,
	closing: Closing,
) {
	me.sleep(closing.afterMs)
	if (!producers.close(me)) {
		return
	}
	producers.awaitNobody(me)
	const pills = closing.pills
	for (let sent = 0; me.below(sent, pills); sent++) {
		queue.put(me, pillOf(me.id, me.nowUs()))
	}
}
