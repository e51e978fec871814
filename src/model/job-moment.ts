/** What a moment says of jobs and of the stores that know where each stands, of token buckets, and of threads that were sent for. */

/** The last three are final. Dead: given up after the last attempt. */
export const jobStatuses = ['pending', 'running', 'done', 'failed', 'dead'] as const
export type JobStatusName = (typeof jobStatuses)[number]

export interface JobMoment {
	/** Also the number of the item that stands for it. */
	readonly id: number
	readonly kind: number
	readonly status: JobStatusName
	/** 1 for the first, 0 before it. */
	readonly attempt: number
	/** Since when it has this status, or its last attempt began. */
	readonly sinceUs: number
	/** Thread that runs it, 0 for nobody. */
	readonly thread: number
}

/** A store of jobs. */
export interface JobsMoment {
	readonly id: number
	readonly name: string
	readonly counts: Readonly<Record<JobStatusName, number>>
	/** Those whose status changed last, at most `recentLength`, in order of their numbers. */
	readonly recent: readonly JobMoment[]
	/** Begun so far. */
	readonly attempts: number
	/** Attempts that failed, and that were given to somebody else since their lease ran out. */
	readonly failedAttempts: number
	readonly leasesLost: number
	/** Effects on the world, those that were applied twice to the same job among them, and those that a key has absorbed. */
	readonly effects: number
	readonly duplicates: number
	readonly absorbed: number
}

export interface BucketMoment {
	readonly id: number
	readonly name: string
	readonly size: number
	/** As it stood when it was asked last. */
	readonly tokens: number
	readonly atUs: number
	/** Tokens given, and askers that were refused. */
	readonly given: number
	readonly refused: number
}

/** More threads, or fewer, have been sent for. */
export interface WantedMoment {
	/** How many there are to be. */
	readonly threads: number
	readonly column: number
	readonly sentUs: number
	/** When they are to be there. */
	readonly dueUs: number
}
