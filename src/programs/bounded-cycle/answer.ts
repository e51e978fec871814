/** A server takes one request after another and replies to each. */
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Round } from './round.ts'

export function answer(
	me: Thread,
	requests: BlockingQueue,
	replies: BlockingQueue,
	round: Round,
) {
	while (me.loopTop()) {
		const request = requests.take(me)
		const reply = round.answer(me, request)
		replies.put(me, reply)
	}
}
