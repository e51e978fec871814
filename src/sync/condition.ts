/**
 * Level 0: a condition variable, which is nothing but a line of threads that wait for something to become true
 * of what a lock guards. It has no memory: a notify with nobody in line is forgotten.
 */
import type { Lock } from './lock.ts'
import type { SharedMemory } from './shared-memory.ts'
import { WaitSet, waitSetHead } from './wait-set.ts'

/**
 * A waiting thread joins the wait set *before* it releases the lock, so a notify between the two finds it. Parking and
 * waking are the thread handle's part (thread.ts).
 */
export class Condition {
	readonly id: number
	/** Null: a condition that nothing guards. Waiting on it lets go of nothing, and what goes wrong is the lesson. */
	readonly lock: Lock | null
	readonly waiters: WaitSet

	/** `reason`: what a thread in it waits for to end, as the page says it ("full" for *not full*). */
	constructor(memory: SharedMemory, lock: Lock | null, name: string, reason: string) {
		this.lock = lock
		this.id = memory.register({ kind: 'condition', name, reason, lock: lock?.id ?? 0 })
		memory.conditions.set(this.id, this)
		this.waiters = new WaitSet(memory, lock?.near(waitSetHead))
	}

	/** Nobody waits: exact for whoever is inside the lock; without a lock, already history. */
	get isUnawaited(): boolean {
		return this.lock ? this.waiters.isEmptyUnderLock : this.waiters.isEmpty
	}
}
