/** A consumer takes one item after another out and handles each one. */
import type { Thread } from '../../sync/thread.ts'
import type { Doer } from '../labour.ts'
import type { BoundedBuffer } from './buffer.ts'

export function consume(me: Thread, queue: BoundedBuffer, work: Doer) {
	while (me.loopTop()) {
		const item = queue.take(me)
		work.handle(me, item)
	}
}
