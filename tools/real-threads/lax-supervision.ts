/** Broken twins of supervision: one that never has enough of restarts, and one whose restarts forget nothing. */
import { familyScene } from '../../src/programs/supervision/scene.ts'
import type { Actor } from '../../src/sync/actor.ts'
import type { Message } from '../../src/sync/message.ts'
import { Supervision } from '../../src/sync/supervision.ts'
import type { Thread } from '../../src/sync/thread.ts'

class LimitlessSupervision extends Supervision {
	protected override mayRestart(): boolean {
		return true
	}
}

class RememberingSupervision extends Supervision {
	override decide(me: Thread, actor: Actor, message: Message, error: unknown): void {
		const { state } = actor
		super.decide(me, actor, message, error)
		actor.state = state
	}
}

export const limitless = familyScene('limitless', { Family: LimitlessSupervision })
export const remembering = familyScene('remembering', { Family: RememberingSupervision })
