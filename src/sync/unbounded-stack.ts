/** The same queue, but who came last is served first: whoever waits, waits on. */
import type { Item } from './item.ts'
import type { Thread } from './thread.ts'
import { UnboundedQueue } from './unbounded-queue.ts'

export class UnboundedStack extends UnboundedQueue {
	/** The youngest. */
	protected override remove(me: Thread): Item {
		return this.items.removeLast(me)
	}
}
