/**
 * What jobs do to the world: money is moved, an e-mail goes out. Each
 * job has a key, and whoever keeps the keys can tell a second time.
 */
import type { Ledger } from './idempotency-ledger.ts'
import type { Job } from './job-table.ts'
import { Lock } from './lock.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

export class Effects {
	protected readonly guard: Lock
	protected readonly ledger: Ledger

	constructor(memory: SharedMemory, ledger: Ledger) {
		this.guard = new Lock(memory, 'effects lock')
		this.ledger = ledger
	}

	/** Does it. */
	apply(me: Thread, job: Job): void {
		me.lock(this.guard)
		this.ledger.apply(me, job)
		me.unlock(this.guard)
	}

	/** Does it, unless its key was seen before. */
	applyOnce(me: Thread, job: Job): void {
		me.lock(this.guard)
		// Test and deed in one section: nobody comes in between.
		if (this.ledger.has(job.key)) {
			this.ledger.absorb(me, job)
		} else {
			this.ledger.apply(me, job)
		}
		me.unlock(this.guard)
	}
}
