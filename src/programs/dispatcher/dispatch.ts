/** A thread of a dispatcher: a turn of one actor, then of the next. */
import type { Dispatcher } from '../../sync/dispatcher.ts'
import type { Thread } from '../../sync/thread.ts'

export function dispatch(me: Thread, dispatcher: Dispatcher) {
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
				actor.receive(me, message)
			}
		} finally {
			dispatcher.end(me, actor)
		}
	}
}
