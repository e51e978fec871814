/**
 * What becomes of an actor that failed. The message it failed at is gone
 * whatever that is; those behind it are still there.
 */
import { Kind, Verdict } from '../trace/event.ts'
import type { Actor } from './actor.ts'
import type { Ref } from './actor-plan.ts'
import type { DeathWatch } from './death-watch.ts'
import { Guarded } from './guarded.ts'
import { Lock } from './lock.ts'
import { type Message, messageOf } from './message.ts'
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
	/** Told when the actor was stopped. */
	readonly watch?: DeathWatch
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
	 * For the thread that has the turn of `actor`, which has failed at
	 * `message`.
	 *
	 * @throws `error` when it is no failure.
	 */
	decide(me: Thread, actor: Actor, message: Message, error: unknown): void {
		if (!(error instanceof Failure)) {
			throw error
		}
		const { parent, failed, stopped, watch } = this.options
		const verdict = this.verdict(me, actor, message)
		if (verdict === Verdict.restarted) {
			actor.reset()
		}
		if (verdict === Verdict.stopped) {
			this.stop(me, actor)
			parent.tell(me, messageOf(me, { kind: stopped }), actor)
			if (watch) {
				watch.stop(me)
			}
		} else {
			parent.tell(me, messageOf(me, { kind: failed }), actor)
		}
	}

	/** Counts a restart, unless there were too many of late. */
	protected mayRestart(me: Thread): boolean {
		const { most } = this.options
		const now = me.nowUs()
		const count = this.restarts.value
		const place = this.times[count % most]
		const isGranted = count < most || !this.isOfLate(place, now)
		if (isGranted && place) {
			place.value = now
			this.restarts.value = count + 1
		}
		return isGranted
	}

	private verdict(me: Thread, actor: Actor, message: Message): Verdict {
		const { most, withinMs } = this.options
		me.lock(this.guard)
		const strategy = this.options.strategy()
		const verdict = this.chosen(me, strategy)
		const isLimited = strategy === 'restart'
		const counted = isLimited ? this.counted(me.nowUs()) : 0
		const limit = (most << 16) | Math.round(withinMs / 1000)
		const { id } = actor
		me.record(Kind.failure, id, message.id, verdict, counted, limit)
		me.unlock(this.guard)
		return verdict
	}

	private chosen(me: Thread, strategy: Strategy): Verdict {
		if (strategy === 'resume') {
			return Verdict.resumed
		}
		const isRestart = strategy === 'restart' && this.mayRestart(me)
		return isRestart ? Verdict.restarted : Verdict.stopped
	}

	/** Restarts of late. */
	private counted(now: number): number {
		const used = this.times.slice(0, this.restarts.value)
		return used.filter((place) => this.isOfLate(place, now)).length
	}

	private isOfLate(place: Guarded | undefined, now: number): boolean {
		const agoUs = place ? (now - place.value) | 0 : 0
		return agoUs <= this.options.withinMs * 1000
	}

	private stop(me: Thread, actor: Actor): void {
		if (actor.mailbox instanceof StoppableMailbox) {
			actor.mailbox.stop(me)
		}
	}
}
