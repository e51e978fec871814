/**
 * Tasks behind a lock, with a count beside it that anybody may look at:
 * a look costs no lock, so it can be had a million times a second.
 */
import { Cell } from '../../sync/cell.ts'
import { Condition } from '../../sync/condition.ts'
import type { Item } from '../../sync/item.ts'
import { Lock } from '../../sync/lock.ts'
import type { SharedMemory } from '../../sync/shared-memory.ts'
import type { Thread } from '../../sync/thread.ts'
import { UnboundedRing } from '../../sync/unbounded-ring.ts'

export class Tasks {
	private readonly guard: Lock
	private readonly notEmpty: Condition | null
	private readonly tasks: UnboundedRing
	private readonly count: Cell

	/** `wakes`: whoever sleeps until there is a task is woken for it. */
	constructor(memory: SharedMemory, wakes: boolean) {
		const lock = new Lock(memory, 'lock')
		this.guard = lock
		this.notEmpty = wakes
			? new Condition(memory, lock, 'not empty', 'empty')
			: null
		this.tasks = new UnboundedRing(memory, lock)
		this.count = new Cell(memory)
	}

	/** A look. What it says may be over by the time that it is said. */
	isEmpty(me: Thread): boolean {
		return me.load(this.count) === 0
	}

	/** Adds `task` behind the others. */
	add(me: Thread, task: Item): void {
		me.lock(this.guard)
		try {
			this.tasks.addLast(me, task)
			me.add(this.count, 1)
			if (this.notEmpty) {
				me.notify(this.notEmpty)
			}
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Removes the oldest task; if there is none, null at once. */
	poll(me: Thread): Item | null {
		if (this.isEmpty(me)) {
			return null
		}
		me.lock(this.guard)
		try {
			return this.first(me)
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Removes the oldest task; sleeps until there is one. */
	take(me: Thread): Item | null {
		me.lock(this.guard)
		try {
			while (this.notEmpty && this.tasks.isEmpty) {
				me.wait(this.notEmpty)
			}
			return this.first(me)
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Removes the oldest task, for whoever is inside the lock. */
	private first(me: Thread): Item | null {
		if (this.tasks.isEmpty) {
			return null
		}
		me.add(this.count, -1)
		return this.tasks.removeFirst(me)
	}
}
