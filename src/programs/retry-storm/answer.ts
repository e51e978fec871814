/** A worker does one request after another, wanted or not. */
import type { Answers } from '../../sync/answers.ts'
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Service } from '../service.ts'

export function answer(
	me: Thread,
	queue: BlockingQueue,
	service: Service,
	answers: Answers,
) {
	while (me.loopTop()) {
		const request = queue.take(me)
		service.handle(me, request)
		answers.give(me, request)
	}
}
