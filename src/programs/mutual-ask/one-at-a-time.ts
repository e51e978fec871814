/** One wish at a time: what is wished meanwhile is postponed. */
import type { Actor } from '../../sync/actor.ts'
import type { Message } from '../../sync/message.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Asking, Done } from '../talk.ts'

type Self = Actor<Done>
/** Which of these functions handles its messages. */
const [idle, waiting] = [0, 1]

export function receive(
	me: Thread,
	self: Self,
	message: Message,
	{ talk, asks, other }: Asking,
) {
	talk.handle(me, message)
	if (talk.isWish(message)) {
		asks.ask(me, self, other(), talk.question(me))
		self.become(waiting)
	} else {
		asks.reply(me, message, talk.answer(me))
	}
}

export function postpone(
	me: Thread,
	self: Self,
	message: Message,
	{ talk, asks, stash }: Asking,
) {
	if (talk.isWish(message)) {
		const isPostponed = stash.put(me, message)
		if (!isPostponed) {
			asks.giveUp(me)
		}
	} else if (talk.isQuestion(message)) {
		talk.handle(me, message)
		asks.reply(me, message, talk.answer(me))
	} else {
		talk.handle(me, message)
		self.state.done += 1
		self.become(idle)
		stash.release(me)
	}
}
