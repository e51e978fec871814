/**
 * Messages that an actor postpones: it has taken them, and handles them
 * later. They come back in the order in which they were put here.
 */
import { Guarded } from './guarded.ts'
import { Lock } from './lock.ts'
import type { Message } from './message.ts'
import { MessageList } from './message-list.ts'
import { MessageStock } from './message-stock.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

export interface StashOptions {
	/** Name of the actor. */
	readonly owner: string
	/** Messages for which there really is room. */
	readonly places: number
}

export class Stash {
	private readonly guard: Lock
	private readonly letters: MessageList
	/** 1: the oldest is what its actor handles next. */
	private readonly due: Guarded

	constructor(memory: SharedMemory, options: StashOptions) {
		const { owner, places } = options
		const guard = new Lock(memory, `stash of ${owner} lock`)
		this.guard = guard
		this.letters = new MessageList(memory, guard, {
			...{ name: `stash of ${owner}`, owner, first: 1, step: 1 },
			stock: new MessageStock(memory, places),
		})
		this.due = new Guarded(memory, guard.near(1))
	}

	// For the thread that has the turn of its actor

	/** Postpones `message`. False: it is full, and that a dead letter. */
	put(me: Thread, message: Message): boolean {
		me.lock(this.guard)
		const { isFull } = this.letters
		if (isFull) {
			this.letters.layAside(me, message)
		} else {
			this.letters.addLast(me, message)
		}
		me.unlock(this.guard)
		return !isFull
	}

	/** The oldest is handled next, before whatever is in the mailbox. */
	release(me: Thread): void {
		me.lock(this.guard)
		this.due.value = this.letters.isEmpty ? 0 : 1
		me.unlock(this.guard)
	}

	/** The one that was released; else null. */
	next(me: Thread): Message | null {
		if (!this.isDue) {
			return null
		}
		me.lock(this.guard)
		this.due.value = 0
		const message = this.letters.removeFirst(me)
		me.unlock(this.guard)
		return message
	}

	/** Exact for that thread alone. */
	get isDue(): boolean {
		return this.due.value === 1
	}

	// For the page

	resizeWhilePaused(you: Thread, capacity: number): void {
		this.letters.resize(you, capacity)
	}
}
