/** A writer, when a round begins: sends its letters, one by one. */
import type { Actor } from '../../sync/actor.ts'
import type { Ref } from '../../sync/actor-plan.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Post } from '../post.ts'

export const fresh = { written: 0 }

export function receive(
	me: Thread,
	self: Actor<typeof fresh>,
	post: Post,
	reader: Ref,
	postman: Ref,
) {
	for (let sent = 0; me.below(sent, post.each); sent++) {
		const letter = post.write(me, self.number, sent)
		if (post.isPassedOn(sent)) {
			postman.tell(me, letter, self)
		} else {
			reader.tell(me, letter, self)
		}
		self.state.written += 1
	}
}
