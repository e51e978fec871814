/** A sender: now and then it wants something that takes its time. */
import { messageOf } from '../../sync/message.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Crowd } from '../crowd.ts'

export function askFar(me: Thread, crowd: Crowd) {
	while (me.loopTop()) {
		me.sleep(crowd.everyMs)
		const count = crowd.count('blocking')
		for (let i = 0; me.below(i, count); i++) {
			const question = messageOf(me, { kind: crowd.blockingKind })
			const actor = crowd.at('blocking', i)
			actor.tell(me, question)
		}
	}
}
