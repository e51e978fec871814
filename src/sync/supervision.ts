/**
 * What becomes of an actor that failed. The message it failed at is gone
 * whatever that is; those behind it are still there.
 */
import type { Actor } from './actor.ts'
import type { Ref, Sender } from './actor-plan.ts'
import { Guarded } from './guarded.ts'
import { Lock } from './lock.ts'
import { messageOf } from './message.ts'
import type { SharedMemory } from './shared-memory.ts'
import { StoppableMailbox } from './stoppable-mailbox.ts'
import type { Thread } from './thread.ts'

export const strategies = ['stop', 'resume', 'restart'] as const
export type Strategy = (typeof strategies)[number]

/** A handler has failed. Whatever else is thrown is an error of the program. */
export class Failure extends Error {
	override name = 'Failure'
}

export interface SupervisionOptions {
	readonly strategy: () => Strategy
	/** So many restarts … */
	readonly most: number
	/** … in so long; the next one is not granted. */
	readonly withinMs: number
	/** Told of each failure, with the kind `failed` or, when the actor was stopped, `stopped`. */
	readonly parent: Ref
	readonly failed: number
	readonly stopped: number
}

export class Supervision {
	private readonly guard: Lock
	/** When the latest restarts were, µs modulo 2^32, in turn. */
	private readonly times: readonly Guarded[]
	private readonly restarts: Guarded
	private readonly options: SupervisionOptions

	constructor(memory: SharedMemory, options: SupervisionOptions) {
		this.guard = new Lock(memory, 'supervision lock')
		this.times = Array.from({ length: options.most }, () => {
			return new Guarded(memory)
		})
		this.restarts = new Guarded(memory, this.guard.near(1))
		this.options = options
	}

	/**
	 * For the thread that has the turn of `actor`.
	 *
	 * @throws `error` when it is no failure.
	 */
	decide(me: Thread, actor: Actor, error: unknown, self: Sender): void {
		if (!(error instanceof Failure)) {
			throw error
		}
		const { strategy, parent, failed, stopped } = this.options
		const chosen = strategy()
		const isGranted = chosen !== 'restart' || this.mayRestart(me)
		if (chosen === 'stop' || !isGranted) {
			this.stop(me, actor)
			parent.tell(me, messageOf(me, { kind: stopped }), self)
			return
		}
		if (chosen === 'restart') {
			actor.reset()
		}
		parent.tell(me, messageOf(me, { kind: failed }), self)
	}

	/** Counts a restart, unless there were too many of late. */
	protected mayRestart(me: Thread): boolean {
		const { most, withinMs } = this.options
		me.lock(this.guard)
		const now = me.nowUs()
		const count = this.restarts.value
		const place = this.times[count % most]
		const agoUs = place ? (now - place.value) | 0 : 0
		const isGranted = count < most || agoUs > withinMs * 1000
		if (isGranted && place) {
			place.value = now
			this.restarts.value = count + 1
		}
		me.unlock(this.guard)
		return isGranted
	}

	private stop(me: Thread, actor: Actor): void {
		if (actor.mailbox instanceof StoppableMailbox) {
			actor.mailbox.stop(me)
		}
	}
}
