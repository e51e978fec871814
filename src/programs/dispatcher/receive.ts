/** Three sorts of actors: how each of them handles one message. */
import type { Actor } from '../../sync/actor.ts'
import { type Message, messageOf } from '../../sync/message.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Duty } from '../duty.ts'

/** How long an answer from far away takes. */
const farMs = 2000

/** All that any of them knows. */
export const fresh = { handled: 0 }
type Self = Actor<typeof fresh>

/** Never runs out of work: it writes to itself. */
export function hot(
	me: Thread,
	self: Self,
	message: Message,
	duty: Duty,
) {
	duty.handle(me, message)
	self.state.handled += 1
	self.tell(me, messageOf(me, { kind: message.kind }), self)
}

/** Has little to do, and does it. */
export function cold(
	me: Thread,
	self: Self,
	message: Message,
	duty: Duty,
) {
	duty.handle(me, message)
	self.state.handled += 1
}

/** Waits for an answer from far away, and its thread with it. */
export function blocking(
	me: Thread,
	self: Self,
	message: Message,
	duty: Duty,
) {
	me.sleep(farMs)
	duty.handle(me, message)
	self.state.handled += 1
}
