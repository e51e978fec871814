/** A sender counts twice: in a shared number, and by an actor. */
import type { Ref } from '../../sync/actor-plan.ts'
import type { Dispatcher } from '../../sync/dispatcher.ts'
import type { Lock } from '../../sync/lock.ts'
import type { SharedNumber } from '../../sync/shared-number.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Increments } from '../increments.ts'

export function increment(
	me: Thread,
	job: Increments,
	counter: Ref,
	shared: SharedNumber,
	guard: Lock,
	dispatcher: Dispatcher,
) {
	for (let sent = 0; me.below(sent, job.each); sent++) {
		const addOne = job.next(me)

		me.lock(guard) // lock: // me. | me.
		const count = shared.read(me)
		job.think(me)
		shared.write(me, count + 1, count)
		me.unlock(guard) // lock: // me. | me.

		counter.tell(me, addOne)
	}
	dispatcher.leave(me)
}
