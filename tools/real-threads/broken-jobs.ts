/** Broken twins: a key that is looked up too early, a queue that forgets who has what, and one that asks nobody for his lease. */
import { retriesScene } from '../../src/programs/retries/scene.ts'
import { Effects } from '../../src/sync/idempotency.ts'
import { JobQueue } from '../../src/sync/job-queue.ts'
import type { Job } from '../../src/sync/job-table.ts'
import type { Thread } from '../../src/sync/thread.ts'

/** By the time that the lock is taken, another may have come. */
class HastyEffects extends Effects {
	override applyOnce(me: Thread, job: Job): void {
		const isSeen = this.ledger.has(job.key)
		me.lock(this.guard)
		if (isSeen) {
			this.ledger.absorb(me, job)
		} else {
			this.ledger.apply(me, job)
		}
		me.unlock(this.guard)
	}
}

/** What somebody has taken never comes back by itself. */
class ForgetfulQueue extends JobQueue {
	protected override hide(_me: Thread, _job: Job, _ms: number): void {
		// As if there were no leases.
	}
}

/** Whoever failed at a job puts it back, although another has it by now. */
class TrustingQueue extends JobQueue {
	protected override hasLease(_job: Job): boolean {
		return true
	}
}

export const hasty = retriesScene('hasty', { Ways: HastyEffects })
export const forgetful = retriesScene('forgetful', { Queue: ForgetfulQueue })
export const trusting = retriesScene('trusting', { Queue: TrustingQueue })
