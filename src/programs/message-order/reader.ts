/** Notes in which order letters come; then the next round begins. */
import type { Actor } from '../../sync/actor.ts'
import type { Ref } from '../../sync/actor-plan.ts'
import type { Message } from '../../sync/message.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Post } from '../post.ts'
import type { Orders, Register } from '../register.ts'

export const nothingSeen: Orders = {
	...{ orders: 0, rounds: 0, broken: 0, overtaken: 0 },
}

export function receive(
	me: Thread,
	self: Actor<Orders>,
	letter: Message,
	register: Register,
	post: Post,
	writers: readonly Ref[],
) {
	register.note(letter, self.state)
	if (register.isRoundOver(self.state)) {
		for (let told = 0; me.below(told, writers.length); told++) {
			post.at(writers, told).tell(me, post.start(me), self)
		}
	}
}
