/** A sender: gets hot actors going, then writes to the cold ones. */
import { messageFrom, messageOf } from '../../sync/message.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Calls } from '../calls.ts'
import type { Crowd } from '../crowd.ts'

export function send(me: Thread, calls: Calls, crowd: Crowd) {
	const count = crowd.count('hot')
	for (let i = 0; me.below(i, count); i++) {
		const hot = crowd.at('hot', i)
		hot.tell(me, messageOf(me, { kind: crowd.hotKind }))
	}
	while (me.loopTop()) {
		const call = calls.next(me)
		const cold = crowd.next()
		cold.tell(me, messageFrom(call))
	}
}
