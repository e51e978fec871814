/**
 * Where every job stands, for whoever asks. A job is saved here before
 * anybody is told that it will be done, and stays here when it is over.
 */
import { JobStatus } from '../trace/event.ts'
import type { Item } from './item.ts'
import { Before, JobTable, type Job } from './job-table.ts'
import { Lock } from './lock.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

export class JobStore {
	private readonly guard: Lock
	private readonly table: JobTable

	/** `places`: jobs that are not over, at most. */
	constructor(memory: SharedMemory, places: number) {
		this.guard = new Lock(memory, 'store lock')
		this.table = new JobTable(memory, places)
	}

	/** A new job: pending. Its number is what one asks for it by. */
	save(me: Thread, request: Item): Job {
		me.lock(this.guard)
		try {
			return this.table.save(me, request)
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Job number `id` runs. */
	begin(me: Thread, id: number): Job {
		me.lock(this.guard)
		const job = this.table.begin(me, id)
		me.unlock(this.guard)
		return job
	}

	/** It is done. */
	finish(me: Thread, job: Job): void {
		this.end(me, job, JobStatus.done)
	}

	/** It has failed, and nobody will try again. */
	fail(me: Thread, job: Job): void {
		this.end(me, job, JobStatus.failed)
	}

	/** Where it stands: already history when you read it. */
	status(me: Thread, id: number): JobStatus {
		me.lock(this.guard)
		const status = this.table.statusOf(id)
		me.unlock(this.guard)
		return status
	}

	private end(me: Thread, job: Job, status: JobStatus): void {
		me.lock(this.guard)
		this.table.end(me, job, status, Before.nothing)
		me.unlock(this.guard)
	}
}
