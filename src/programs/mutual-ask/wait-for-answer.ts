/** To do what it is asked for it asks the other one, and waits. */
import type { Actor } from '../../sync/actor.ts'
import type { Ref } from '../../sync/actor-plan.ts'
import type { BlockingAsk } from '../../sync/blocking-ask.ts'
import type { Message } from '../../sync/message.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Done, Talk } from '../talk.ts'

export function receive(
	me: Thread,
	self: Actor<Done>,
	message: Message,
	other: Ref,
	asks: BlockingAsk,
	talk: Talk,
) {
	talk.handle(me, message)
	if (talk.isQuestion(message)) {
		asks.reply(me, message, talk.answer(me))
		return
	}
	const question = talk.question(me)
	const answer = asks.ask(me, self, other, question)
	if (answer !== null) {
		self.state.done += 1
	}
}
