/**
 * Where every job stands: a row each, in shared memory. Guarded by the lock of whoever owns it: every plain read and write
 * below happens inside that lock.
 */
import { JobStatus, Kind } from '../trace/event.ts'
import type { Item } from './item.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

/** A job, with the attempt that somebody makes at it. */
export interface Job extends Item {
	/** 1 for the first, 0 before it. */
	readonly attempt: number
	/** The same for every attempt: by it a second doing can be told from a first. */
	readonly key: number
}

/** What became of the attempt before. */
export const Before = { nothing: 0, failed: 1, leaseOver: 2 } as const
export type Before = (typeof Before)[keyof typeof Before]

// The number given to a job last; then the rows: status + 1 (0: no job yet), attempts begun, and what the job is about.
const LAST = 0
const HEAD_CELLS = 1
const STATUS = 0
const ATTEMPT = 1
const PRODUCER = 2
const JOB_KIND = 3
const MADE = 4
const PAYLOAD = 5
const WORDS = 6

export class JobTable {
	/** Object id of the store, for the trace. */
	readonly id: number
	readonly #words: Int32Array
	readonly #at: number
	readonly #rowsAt: number
	readonly #places: number

	/** `places`: jobs that it can know of at once; whoever is over makes room for a new one. */
	constructor(memory: SharedMemory, places: number) {
		this.id = memory.register({ kind: 'jobs', name: 'jobs' })
		this.#words = memory.words
		this.#at = memory.allot(HEAD_CELLS)
		this.#rowsAt = memory.allot(places * WORDS)
		this.#places = places
		memory.decisive.push(() => this.#standing)
	}

	/**
	 * A new job, which nobody has begun: it gets the next number.
	 *
	 * @throws RangeError when there is no room for one more that is not over.
	 */
	save(me: Thread, { producer, kind, madeUs, payload }: Item): Job {
		const words = this.#words
		const id = ((words[this.#at + LAST] ?? 0) + 1) | 0
		if (id > this.#places && !this.isOver((id - this.#places) | 0)) {
			throw new RangeError(`there is no room for more than ${this.#places} jobs`)
		}
		words[this.#at + LAST] = id
		const row = this.#row(id)
		words.set([JobStatus.pending + 1, 0, producer, kind, madeUs, payload], row)
		this.#tell(me, id, 0, Before.nothing)
		return this.job(id)
	}

	/** The next attempt at it begins. */
	begin(me: Thread, id: number): Job {
		const row = this.#row(id)
		const attempt = (this.#words[row + ATTEMPT] ?? 0) + 1
		this.#words[row + ATTEMPT] = attempt
		this.#words[row + STATUS] = JobStatus.running + 1
		this.#tell(me, id, attempt, Before.nothing)
		return this.job(id)
	}

	/** The attempt has come to nothing, and there will be another. */
	postpone(me: Thread, { id, attempt }: Job, why: Before): void {
		this.#words[this.#row(id) + STATUS] = JobStatus.pending + 1
		this.#tell(me, id, attempt, why)
	}

	/** It is over, by the attempt `job.attempt`. */
	end(me: Thread, { id, attempt }: Job, status: JobStatus, why: Before): void {
		this.#words[this.#row(id) + STATUS] = status + 1
		this.#tell(me, id, attempt, why)
	}

	statusOf(id: number): JobStatus {
		return ((this.#words[this.#row(id) + STATUS] ?? 0) - 1) as JobStatus
	}

	/** Done, failed or dead. */
	isOver(id: number): boolean {
		const status = this.statusOf(id)
		return status !== JobStatus.pending && status !== JobStatus.running
	}

	/** As it stands now. */
	job(id: number): Job {
		const row = this.#row(id)
		const at = (word: number) => this.#words[row + word] ?? 0
		return {
			id,
			key: id,
			attempt: at(ATTEMPT),
			producer: at(PRODUCER),
			kind: at(JOB_KIND),
			madeUs: at(MADE),
			payload: at(PAYLOAD),
		}
	}

	#tell(me: Thread, id: number, attempt: number, why: Before): void {
		me.record(Kind.job, this.id, id, this.statusOf(id), attempt, why)
	}

	#row(id: number): number {
		return this.#rowsAt + (id % this.#places) * WORDS
	}

	/** Status and attempts of all jobs, in one number: programs decide by them. */
	get #standing(): number {
		const last = this.#words[this.#at + LAST] ?? 0
		let hash = last
		for (let id = Math.max(1, last - this.#places + 1); id <= last; id++) {
			const row = this.#row(id)
			hash = Math.imul(hash ^ (this.#words[row + STATUS] ?? 0), 0x01000193) + 1
			hash = Math.imul(hash ^ (this.#words[row + ATTEMPT] ?? 0), 0x01000193) + 1
		}
		return hash | 0
	}
}
