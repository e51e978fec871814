/** A client sends some requests ahead, then reads as many replies. */
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Round } from './round.ts'

export function ask(
	me: Thread,
	requests: BlockingQueue,
	replies: BlockingQueue,
	round: Round,
) {
	while (me.loopTop()) {
		const ahead = round.ahead
		let sent = 0
		while (me.below(sent, ahead)) {
			const request = round.make(me)
			requests.put(me, request)
			sent++
		}
		let read = 0
		while (me.below(read, ahead)) {
			const reply = replies.take(me)
			round.read(me, reply)
			read++
		}
	}
}
