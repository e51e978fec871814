/** A broken twin of the stash: what was postponed last comes back first. */
import { askScene } from '../../src/programs/mutual-ask/scene.ts'
import type { Message } from '../../src/sync/message.ts'
import { Stash } from '../../src/sync/stash.ts'
import type { Thread } from '../../src/sync/thread.ts'

class LastFirstStash extends Stash {
	override next(me: Thread): Message | null {
		const { letters, guard } = this as unknown as Inside
		if (!this.isDue) return null
		me.lock(guard)
		for (let older = letters.size - 1; older > 0; older--) {
			letters.addLast(me, letters.removeFirst(me))
		}
		me.unlock(guard)
		return super.next(me)
	}
}

interface Inside {
	readonly guard: Parameters<Thread['lock']>[0]
	readonly letters: {
		readonly size: number
		readonly addLast: (me: Thread, message: Message) => void
		readonly removeFirst: (me: Thread) => Message
	}
}

export const lastFirstAsk = askScene('last-first-ask', LastFirstStash)
