/** Passes on whatever it gets. */
import type { Ref } from '../../sync/actor-plan.ts'
import type { Message } from '../../sync/message.ts'
import type { Thread } from '../../sync/thread.ts'

export function receive(me: Thread, letter: Message, reader: Ref) {
	reader.forward(me, letter)
}
