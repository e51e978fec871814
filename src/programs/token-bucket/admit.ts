/** A handler lets in whoever gets a token; the others hear: 429. */
import type { Thread } from '../../sync/thread.ts'
import type { TokenBucket } from '../../sync/token-bucket.ts'
import type { UnboundedQueue } from '../../sync/unbounded-queue.ts'
import type { Bursts } from '../bursts.ts'

export function admit(
	me: Thread,
	requests: Bursts,
	bucket: TokenBucket,
	queue: UnboundedQueue,
) {
	while (me.loopTop()) {
		const task = requests.next(me)
		if (bucket.tryTake(me)) {
			queue.put(me, task)
		} else {
			bucket.refuse(me, task)
		}
	}
}
