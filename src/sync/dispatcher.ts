/**
 * Few threads for many actors. An actor that has mail stands in line for
 * a turn, once at most; whatever thread is free gives it one.
 */
import { ActorLine } from './actor-line.ts'
import type { Runnable } from './actor-plan.ts'
import { Condition } from './condition.ts'
import type { DispatcherOptions } from './dispatcher-options.ts'
import { Guarded } from './guarded.ts'
import { Lock } from './lock.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

export class Dispatcher {
	readonly name: string
	/** One thread, one actor: its state never leaves that thread. */
	readonly isPinned: boolean
	private readonly guard: Lock
	private readonly mail: Condition
	private readonly line: ActorLine
	/** Threads that will send no more. */
	private readonly gone: Guarded
	private readonly options: DispatcherOptions

	constructor(memory: SharedMemory, options: DispatcherOptions) {
		const { name, isPinned = false } = options
		const guard = new Lock(memory, `${name} lock`)
		this.name = name
		this.isPinned = isPinned
		this.guard = guard
		this.mail = new Condition(memory, guard, `${name} mail`, 'no mail')
		this.line = new ActorLine(memory, guard, options)
		this.gone = new Guarded(memory, guard.near(1))
		this.options = options
	}

	/** Messages that a turn may take. */
	get perTurn(): number {
		return this.options.perTurn()
	}

	/** `actor` has mail: it waits for its turn, behind the others. */
	schedule(me: Thread, actor: Runnable): void {
		me.lock(this.guard)
		this.line.addLast(me, actor)
		me.notify(this.mail)
		me.unlock(this.guard)
	}

	/** Waits until an actor has mail, and begins its turn; null: none will. */
	begin(me: Thread): Runnable | null {
		me.lock(this.guard)
		try {
			while (this.line.isEmpty) {
				if (this.isClosed) {
					return null
				}
				me.wait(this.mail)
			}
			const actor = this.line.removeFirst(me, this.perTurn)
			actor.begin()
			return actor
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Ends the turn of `actor`; with more mail it gets another one. */
	end(me: Thread, actor: Runnable): void {
		if (actor.end(me)) {
			this.schedule(me, actor)
		}
	}

	/** For a thread that will send no more, when its messages are out. */
	leave(me: Thread): void {
		me.lock(this.guard)
		this.gone.value++
		if (this.isClosed) {
			me.notifyAll(this.mail)
		}
		me.unlock(this.guard)
	}

	private get isClosed(): boolean {
		return this.gone.value >= (this.options.senders ?? Infinity)
	}
}
