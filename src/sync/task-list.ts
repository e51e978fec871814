/**
 * A list of tasks behind a lock, without a bound and without any
 * condition: nobody can wait for a task, only look whether there is one.
 */
import type { Item } from './item.ts'
import { Lock } from './lock.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'
import { UnboundedRing } from './unbounded-ring.ts'

export class TaskList {
	private readonly guard: Lock
	private readonly tasks: UnboundedRing

	constructor(memory: SharedMemory) {
		this.guard = new Lock(memory, 'lock')
		this.tasks = new UnboundedRing(memory, this.guard)
	}

	/** Adds `task` behind the others. Nobody is told. */
	add(me: Thread, task: Item): void {
		me.lock(this.guard)
		try {
			this.tasks.addLast(me, task)
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Removes the oldest task; if there is none, null at once. */
	poll(me: Thread): Item | null {
		me.lock(this.guard)
		try {
			if (this.tasks.isEmpty) {
				this.tasks.missed(me)
				return null
			}
			return this.tasks.removeFirst(me)
		} finally {
			me.unlock(this.guard)
		}
	}
}
