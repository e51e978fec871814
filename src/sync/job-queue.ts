/**
 * A queue from which no job is lost. Whoever takes one has it on lease:
 * the job comes back when the lease is over and nobody has said that it
 * is done. So a job is done at least once, and sometimes twice.
 */
import { JobStatus } from '../trace/event.ts'
import { Condition } from './condition.ts'
import { Guarded } from './guarded.ts'
import type { Item } from './item.ts'
import { Before, JobTable, type Job } from './job-table.ts'
import { LeaseTimes } from './lease-times.ts'
import { Lock } from './lock.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'
import { UnboundedRing } from './unbounded-ring.ts'

export interface JobRules {
	/** Most jobs that there ever are. */
	readonly most: number
	readonly leaseMs: () => number
	/** Attempts after the first. */
	readonly retries: () => number
	/** Between an attempt that failed and the next. */
	readonly pauseMs: (job: Job) => number
}

export class JobQueue {
	/** Object id of the store that knows the jobs. */
	readonly store: number
	private readonly guard: Lock
	private readonly visible: Condition
	private readonly hidden: Condition
	private readonly table: JobTable
	private readonly queue: UnboundedRing
	private readonly times: LeaseTimes
	private readonly unfinished: Guarded
	private readonly closed: Guarded
	private readonly rules: JobRules

	constructor(memory: SharedMemory, rules: JobRules) {
		const guard = new Lock(memory, 'lock')
		this.guard = guard
		this.visible = new Condition(memory, guard, 'visible', 'empty')
		this.hidden = new Condition(memory, guard, 'hidden', 'no lease')
		this.table = new JobTable(memory, rules.most)
		this.store = this.table.id
		this.queue = new UnboundedRing(memory, guard, {
			places: rules.most,
		})
		this.times = new LeaseTimes(memory, rules.most)
		this.unfinished = new Guarded(memory)
		this.closed = new Guarded(memory)
		this.rules = rules
		// Jobs are not alike: some have had more attempts than others.
		memory.decisive.push(() => orderOf(this.queue.all))
	}

	/** Saves it as a job, and lets workers see it. */
	put(me: Thread, request: Item): void {
		me.lock(this.guard)
		const job = this.table.save(me, request)
		this.unfinished.value++
		this.show(me, job)
		me.unlock(this.guard)
	}

	/** The oldest job that can be seen, on lease; null: no more. */
	take(me: Thread): Job | null {
		me.lock(this.guard)
		try {
			me.throwIfInterrupted()
			while (this.queue.isEmpty && !this.isOver) {
				me.wait(this.visible)
			}
			if (this.queue.isEmpty) {
				return null
			}
			const { id } = this.queue.removeFirst(me)
			const job = this.table.begin(me, id)
			this.hide(me, job, this.rules.leaseMs())
			return job
		} finally {
			me.unlock(this.guard)
		}
	}

	/** It is done, whoever has the lease by now. */
	ack(me: Thread, job: Job): void {
		me.lock(this.guard)
		if (!this.table.isOver(job.id)) {
			this.times.remove(job.id)
			this.end(me, job, JobStatus.done, Before.nothing)
			// It may have come back while it was being done.
			this.queue.drop(me, job.id)
		}
		me.unlock(this.guard)
	}

	/** The attempt has failed: another one, after a pause. */
	fail(me: Thread, job: Job): void {
		me.lock(this.guard)
		if (this.hasLease(job)) {
			this.times.remove(job.id)
			this.tryAgain(me, job, Before.failed, this.rules.pauseMs(job))
		}
		me.unlock(this.guard)
	}

	/** No more will be put. */
	close(me: Thread): void {
		me.lock(this.guard)
		this.closed.value = 1
		this.tellIfOver(me)
		me.unlock(this.guard)
	}

	/** For the timekeeper: waits for the next job to come back. */
	awaitReturn(me: Thread): boolean {
		me.lock(this.guard)
		try {
			if (!this.times.isEmpty) {
				this.keepTime(me)
			} else if (!this.isOver) {
				me.wait(this.hidden)
			}
			return !this.isOver
		} finally {
			me.unlock(this.guard)
		}
	}

	private keepTime(me: Thread): void {
		const untilUs = this.times.await(me)
		const leftUs = (untilUs - me.nowUs()) | 0
		const deadline = me.deadline(leftUs / 1000)
		const isEarly = me.waitUntil(this.hidden, deadline)
		const id = this.times.awake()
		if (isEarly || id === 0) {
			return
		}
		this.times.remove(id)
		const job = this.table.job(id)
		if (this.table.statusOf(id) === JobStatus.pending) {
			this.show(me, job)
		} else {
			this.tryAgain(me, job, Before.leaseOver, 0)
		}
	}

	/** Dead, if this was the last attempt. */
	private tryAgain(me: Thread, job: Job, why: Before, ms: number): void {
		if (job.attempt > this.rules.retries()) {
			this.end(me, job, JobStatus.dead, why)
			return
		}
		this.table.postpone(me, job, why)
		if (ms > 0) {
			this.hide(me, job, ms)
		} else {
			this.show(me, job)
		}
	}

	private show(me: Thread, job: Job): void {
		this.queue.addLast(me, job)
		me.notify(this.visible)
	}

	/** It comes back after `ms`, if nothing happens before. */
	protected hide(me: Thread, { id }: Job, ms: number): void {
		const untilUs = me.nowUs() + Math.round(ms * 1000)
		if (this.times.add(me, id, untilUs)) {
			me.notify(this.hidden)
		}
	}

	/** Nobody else has got it since. */
	protected hasLease({ id, attempt }: Job): boolean {
		const isRunning = this.table.statusOf(id) === JobStatus.running
		return isRunning && this.table.job(id).attempt === attempt
	}

	private end(me: Thread, job: Job, status: JobStatus, why: Before): void {
		this.table.end(me, job, status, why)
		this.unfinished.value--
		this.tellIfOver(me)
	}

	private tellIfOver(me: Thread): void {
		if (this.isOver) {
			me.notifyAll(this.visible)
			me.notify(this.hidden)
		}
	}

	private get isOver(): boolean {
		return this.closed.value === 1 && this.unfinished.value === 0
	}
}

function orderOf(items: readonly Item[]): number {
	return items.reduce((order, { id }) => (order * 31 + id) | 0, 0)
}
