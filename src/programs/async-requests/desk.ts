/**
 * Where requests are answered. A job is saved before the answer goes
 * out: 202 means "it is written down", and not "it is done".
 */
import type { Item } from '../../sync/item.ts'
import type { JobStore } from '../../sync/job-store.ts'
import type { Thread } from '../../sync/thread.ts'
import type { UnboundedQueue } from '../../sync/unbounded-queue.ts'
import type { Chores } from '../chores.ts'

export class Desk {
	private readonly store: JobStore
	private readonly queue: UnboundedQueue
	private readonly chores: Chores

	constructor(store: JobStore, queue: UnboundedQueue, chores: Chores) {
		this.store = store
		this.queue = queue
		this.chores = chores
	}

	/** 202 Accepted, and a number. */
	accept(me: Thread, request: Item): number {
		const job = this.store.save(me, request)
		this.queue.put(me, job)
		return job.id
	}

	/** 200 OK: here it is. */
	doNow(me: Thread, request: Item): void {
		this.chores.handle(me, request)
	}

	/** For whoever asks what has become of job number `id`. */
	status(me: Thread, id: number) {
		return this.store.status(me, id)
	}
}
