/** A sender: writes when there is something to say, and goes on. */
import type { Ref } from '../../sync/actor-plan.ts'
import { messageFrom } from '../../sync/message.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Requests } from '../labour.ts'

export function send(me: Thread, letters: Requests, clerk: Ref) {
	while (me.loopTop()) {
		const letter = letters.next(me)
		clerk.tell(me, messageFrom(letter))
	}
}
