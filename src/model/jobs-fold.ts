/** Stores of jobs while records are folded, and where the items are that stand for their jobs. A run without stores has none of this. */
import type { Cast, CastObject } from '../trace/cast.ts'
import { type JobMoment, type JobStatusName, type JobsMoment, jobStatuses } from './job-moment.ts'
import { type JobFold, JobTable, unknownJob } from './job-table.ts'
import { recentLength } from './moment.ts'
import type { TracedItem } from './queue-fold.ts'

export interface StoreFold {
	readonly cast: Extract<CastObject, { kind: 'jobs' }>
	readonly counts: Record<JobStatusName, number>
	/** Numbers of the jobs whose status changed last, the latest last. Replaced, never changed. */
	recent: readonly number[]
	attempts: number
	failedAttempts: number
	leasesLost: number
	effects: number
	duplicates: number
	absorbed: number
}

function storeFold(cast: StoreFold['cast']): StoreFold {
	return {
		...{ cast, counts: { pending: 0, running: 0, done: 0, failed: 0, dead: 0 }, recent: [] },
		...{ attempts: 0, failedAttempts: 0, leasesLost: 0 },
		...{ effects: 0, duplicates: 0, absorbed: 0 },
	}
}

export function isFinal(status: JobStatusName | null): boolean {
	return status === 'done' || status === 'failed' || status === 'dead'
}

export class JobsFold {
	readonly stores: ReadonlyMap<number, StoreFold>
	readonly #table: JobTable
	/** Items inside of jobs that are not over, in no queue and in nobody's hand. */
	readonly aside = new Map<number, TracedItem>()
	/** Items whose job is over, and that lie in a queue all the same: they count no more. */
	readonly ghosts = new Map<number, TracedItem>()
	/** Of those aside: the ones that nobody runs. */
	waiting = 0
	/** Items in the hands of threads that are dead. */
	unmanned = 0

	private constructor(stores: readonly StoreFold[], table: JobTable) {
		this.stores = new Map(stores.map((store) => [store.cast.id, store]))
		this.#table = table
	}

	/** Null where the cast has no store. */
	static of({ objects }: Cast): JobsFold | null {
		const stores = objects.filter((one): one is StoreFold['cast'] => one.kind === 'jobs')
		return stores.length === 0 ? null : new JobsFold(stores.map(storeFold), new JobTable())
	}

	/** Job or item with this number; a blank one when nothing has been told of it. */
	entry(id: number, atUs: number): JobFold {
		return this.#table.get(id) ?? unknownJob(id, atUs)
	}

	/** The job that a store knows under this number; null when none does. */
	job(id: number): JobFold | null {
		const job = this.#table.get(id)
		const isKnown = job !== null && job.status !== null
		return isKnown ? job : null
	}

	set(job: JobFold): void {
		this.#table.set(job)
	}

	/** The same for those that are known. */
	change(id: number, changes: Partial<JobFold>): void {
		const job = this.#table.get(id)
		if (job !== null) this.#table.set({ ...job, ...changes })
	}

	/** It lies beside all queues and hands from now on. */
	layAside(job: JobFold, item: TracedItem): void {
		this.aside.set(job.id, item)
		if (job.status !== 'running') this.waiting += 1
	}

	/** False when it did not lie aside. */
	pickUp(job: JobFold): boolean {
		if (!this.aside.delete(job.id)) return false
		if (job.status !== 'running') this.waiting -= 1
		return true
	}

	/** Items that are not over, and lie aside although their store says that somebody runs them. */
	get orphaned(): number {
		return this.aside.size - this.waiting
	}

	moments(): readonly JobsMoment[] {
		return [...this.stores.values()].map((store) => {
			const { cast, counts, recent, ...sums } = store
			const jobs = recent.flatMap((id) => this.#momentOf(id)).sort((a, b) => a.id - b.id)
			return { id: cast.id, name: cast.name, counts: { ...counts }, recent: jobs, ...sums }
		})
	}

	#momentOf(id: number): readonly JobMoment[] {
		const job = this.job(id)
		if (job?.status === undefined || job.status === null) return []
		const { status, attempt, sinceUs, thread, item } = job
		return [{ id, kind: item?.kind ?? 0, status, attempt, sinceUs, thread }]
	}

	clone(): JobsFold {
		const stores = [...this.stores.values()].map((store) => {
			return { ...store, counts: { ...store.counts } }
		})
		const copy = new JobsFold(stores, this.#table.clone())
		for (const [id, item] of this.aside) copy.aside.set(id, item)
		for (const [id, item] of this.ghosts) copy.ghosts.set(id, item)
		copy.waiting = this.waiting
		copy.unmanned = this.unmanned
		return copy
	}
}

/** `id` is the one whose status changed last. */
export function noteRecent(store: StoreFold, id: number): void {
	const others = store.recent.filter((other) => other !== id)
	store.recent = [...others.slice(1 - recentLength), id]
}

/** The word of a record as a status; null for one that is none. */
export function statusOf(word: number): JobStatusName | null {
	return jobStatuses[word] ?? null
}
