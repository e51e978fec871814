/** A broken twin of the post: a mailbox in which a sender's second letter comes in before its first. */
import { orderScene } from '../../src/programs/message-order/scene.ts'
import { Mailbox } from '../../src/sync/mailbox.ts'
import type { Message } from '../../src/sync/message.ts'
import type { Thread } from '../../src/sync/thread.ts'

class SwappingMailbox extends Mailbox {
	#kept: Message | null = null

	override put(me: Thread, message: Message): boolean {
		if (message.payload === 1) {
			this.#kept = message
			return false
		}
		const kept = this.#kept
		this.#kept = null
		const isCalled = super.put(me, message)
		return (kept !== null && super.put(me, kept)) || isCalled
	}
}

export const swappingOrder = orderScene('swapping-order', SwappingMailbox)
