/** A producer makes one item after another and puts each one in. */
import type { Thread } from '../../sync/thread.ts'
import type { Maker } from '../labour.ts'
import type { BoundedBuffer } from './buffer.ts'

export function produce(me: Thread, queue: BoundedBuffer, work: Maker) {
	while (me.loopTop()) {
		const item = work.make(me)
		queue.put(me, item)
	}
}
