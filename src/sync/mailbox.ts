/**
 * Where messages to an actor wait: anybody puts them in, only the actor
 * takes them out. What becomes of one that finds it full can be chosen.
 */
import { Kind } from '../trace/event.ts'
import { Condition } from './condition.ts'
import { Guarded } from './guarded.ts'
import { Lock } from './lock.ts'
import { MessageList } from './message-list.ts'
import type {
	MailboxOptions,
	Overflow,
	Turn,
} from './mailbox-options.ts'
import type { Message } from './message.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

export class Mailbox {
	protected readonly guard: Lock
	private readonly notFull: Condition
	protected readonly letters: MessageList
	/** 1 while its actor waits for a turn, or has one. */
	private readonly called: Guarded
	private readonly policy: () => Overflow

	constructor(memory: SharedMemory, options: MailboxOptions) {
		const { owner, overflow } = options
		const guard = new Lock(memory, `${owner} lock`)
		const notFull = `${owner} not full`
		this.guard = guard
		this.notFull = new Condition(memory, guard, notFull, 'full')
		this.letters = new MessageList(memory, guard, options)
		this.called = new Guarded(memory, guard.near(1))
		this.policy = overflow
	}

	/** Puts a copy of `message` in. True: now its actor needs a turn. */
	put(me: Thread, message: Message): boolean {
		me.lock(this.guard)
		try {
			while (this.letters.isFull) {
				if (this.overflow === 'dead letter') {
					this.letters.layAside(me, message)
					return false
				}
				if (this.overflow === 'drop oldest') {
					this.letters.dropFirst(me)
				} else {
					me.wait(this.notFull)
				}
			}
			this.letters.addLast(me, message)
			return this.call()
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Takes the oldest message out; if there is none, null at once. */
	poll(me: Thread): Message | null {
		me.lock(this.guard)
		try {
			if (this.letters.isEmpty) {
				return null
			}
			const message = this.letters.removeFirst(me)
			this.tellRoom(me)
			return message
		} finally {
			me.unlock(this.guard)
		}
	}

	/** The actor's turn is over. True: there is mail for another one. */
	rest(me: Thread, turn: Turn): boolean {
		me.lock(this.guard)
		const { actor, handled, state, atOnce, isMore } = turn
		const isCalled = isMore || !this.letters.isEmpty
		this.called.value = Number(isCalled)
		const more = Number(isCalled)
		me.record(Kind.turnEnd, actor, handled, state, atOnce, more)
		me.unlock(this.guard)
		return isCalled
	}

	/**
	 * Changes the capacity, unless somebody is inside the lock: then
	 * false at once, so that a caller who may never wait can try again.
	 */
	tryResize(me: Thread, capacity: number): boolean {
		if (!me.tryLock(this.guard)) {
			return false
		}
		try {
			this.letters.resize(me, capacity)
			me.notifyAll(this.notFull)
		} finally {
			me.unlock(this.guard)
		}
		return true
	}

	/** The same while nobody runs; who waits is not told yet. */
	resizeWhilePaused(me: Thread, capacity: number): void {
		this.letters.resize(me, capacity)
	}

	/** Object id, for the trace. */
	get id(): number {
		return this.letters.id
	}

	/** Messages inside: already history when you read it. */
	get size(): number {
		return this.letters.size
	}

	private get overflow(): Overflow {
		return this.policy()
	}

	/** Only the first message in a row has its actor called. */
	private call(): boolean {
		const isFirst = this.called.value === 0
		this.called.value = 1
		return isFirst
	}

	private tellRoom(me: Thread): void {
		if (!this.letters.isFull && !this.notFull.isUnawaited) {
			me.notify(this.notFull)
		}
	}
}
