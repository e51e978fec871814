/** A thread of a dispatcher: one that fails takes nobody with it. */
import type { Actor } from '../../sync/actor.ts'
import type { Dispatcher } from '../../sync/dispatcher.ts'
import type { Supervision } from '../../sync/supervision.ts'
import type { Thread } from '../../sync/thread.ts'

export function dispatch(
	me: Thread,
	dispatcher: Dispatcher,
	supervision: Supervision,
	worker: Actor,
) {
	while (me.loopTop()) {
		const actor = dispatcher.begin(me)
		if (actor === null) {
			return
		}
		try {
			const most = dispatcher.perTurn
			for (let done = 0; me.below(done, most); done++) {
				const message = actor.next(me)
				if (message === null) {
					break
				}
				try {
					actor.receive(me, message)
				} catch (error) {
					supervision.decide(me, worker, message, error)
				}
			}
		} finally {
			dispatcher.end(me, actor)
		}
	}
}
