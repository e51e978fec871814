/** Broken twins of supervision: one that never has enough of restarts, and one whose restarts forget nothing. */
import { familyScene } from '../../src/programs/supervision/scene.ts'
import type { Actor } from '../../src/sync/actor.ts'
import type { Sender } from '../../src/sync/actor-plan.ts'
import { Supervision } from '../../src/sync/supervision.ts'
import type { Thread } from '../../src/sync/thread.ts'

class LimitlessSupervision extends Supervision {
	protected override mayRestart(): boolean {
		return true
	}
}

class RememberingSupervision extends Supervision {
	override decide(me: Thread, actor: Actor, error: unknown, self: Sender): void {
		const { state } = actor
		super.decide(me, actor, error, self)
		actor.state = state
	}
}

export const limitless = familyScene('limitless', LimitlessSupervision)
export const remembering = familyScene('remembering', RememberingSupervision)
