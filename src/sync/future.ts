/**
 * What will come of something that somebody else does: set once, when it
 * is done; whoever gets it waits until then.
 */
import { Condition } from './condition.ts'
import { Guarded } from './guarded.ts'
import { Lock } from './lock.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

export class Future {
	private readonly guard: Lock
	private readonly set: Condition
	private readonly isSet: Guarded
	private readonly value: Guarded

	/** `name`: of what is awaited; `reason`: what it is to who waits. */
	constructor(memory: SharedMemory, name: string, reason: string) {
		const guard = new Lock(memory, `${name} lock`)
		this.guard = guard
		this.set = new Condition(memory, guard, `${name} done`, reason)
		this.isSet = new Guarded(memory, guard.near(1))
		this.value = new Guarded(memory, guard.near(1))
	}

	/** It is done, and this came of it. */
	complete(me: Thread, value: number): void {
		me.lock(this.guard)
		this.value.value = value
		this.isSet.value = 1
		me.notify(this.set)
		me.unlock(this.guard)
	}

	/** What came of it, waiting until it is done. For one, once. */
	get(me: Thread): number {
		me.lock(this.guard)
		while (this.isSet.value === 0) {
			me.wait(this.set)
		}
		// Its memory can serve for another one now.
		this.isSet.value = 0
		const came = this.value.value
		me.unlock(this.guard)
		return came
	}
}
