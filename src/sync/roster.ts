/**
 * Who is at work, and whether anybody may still begin: once it is closed,
 * nobody joins any more, and one can wait until all have left.
 */
import type { Condition } from './condition.ts'
import { Guarded } from './guarded.ts'
import type { Lock } from './lock.ts'
import { Members } from './members.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

export class Roster {
	private readonly guard: Lock
	private readonly allGone: Condition
	private readonly members: Members
	private readonly closed: Guarded

	/** `allGone` is notified when the last one leaves. Rosters may share it. */
	constructor(memory: SharedMemory, guard: Lock, allGone: Condition) {
		this.guard = guard
		this.allGone = allGone
		this.members = new Members(memory)
		this.closed = new Guarded(memory)
	}

	/** Joins; false if it is closed. */
	enter(me: Thread): boolean {
		me.lock(this.guard)
		const isOpen = this.closed.value === 0
		if (isOpen) {
			this.members.add(me.id)
		}
		me.unlock(this.guard)
		return isOpen
	}

	leave(me: Thread): void {
		me.lock(this.guard)
		this.members.remove(me.id)
		if (this.members.count === 0) {
			me.notifyAll(this.allGone)
		}
		me.unlock(this.guard)
	}

	/** Whether those at work are to go on. */
	isOpen(me: Thread): boolean {
		me.lock(this.guard)
		const isOpen = this.closed.value === 0
		me.unlock(this.guard)
		return isOpen
	}

	/** Nobody joins any more; false if that was so before. */
	close(me: Thread): boolean {
		me.lock(this.guard)
		const wasOpen = this.closed.value === 0
		this.closed.value = 1
		me.unlock(this.guard)
		return wasOpen
	}

	/** Waits until all have left. */
	awaitNobody(me: Thread): void {
		me.lock(this.guard)
		try {
			while (this.members.count > 0) {
				me.wait(this.allGone)
			}
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Nobody joins any more, and whoever has joined is interrupted. */
	dismiss(me: Thread): void {
		me.lock(this.guard)
		this.closed.value = 1
		for (const id of this.members.ids) {
			me.interrupt(id)
		}
		me.unlock(this.guard)
	}
}
