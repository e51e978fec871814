/** It asks the other one, and goes on: the answer is a message, too. */
import type { Actor } from '../../sync/actor.ts'
import type { Ref } from '../../sync/actor-plan.ts'
import type { Message } from '../../sync/message.ts'
import type { ReplyToSelf } from '../../sync/reply-to-self.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Done, Talk } from '../talk.ts'

export function receive(
	me: Thread,
	self: Actor<Done>,
	message: Message,
	other: Ref,
	asks: ReplyToSelf,
	talk: Talk,
) {
	talk.handle(me, message)
	if (talk.isWish(message)) {
		asks.ask(me, self, other, talk.question(me))
	} else if (talk.isQuestion(message)) {
		asks.reply(me, message, talk.answer(me))
	} else {
		self.state.done += 1
	}
}
