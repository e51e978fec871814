/** The facts of a moment as plain JSON, in milliseconds: what the console's `snapshot()` returns. */
import type { ThreadState } from '../trace/cast.ts'
import type { Summary } from './histogram.ts'
import type { Counts, Law, Moment, ThreadMoment } from './moment.ts'

type Knobs = Readonly<Record<string, number | string | boolean>>

/**
 * What only the page knows, beside the moment. `canary` and `memory` stand in where the moment knows none: where nobody
 * measures and tasks hold no memory.
 */
export interface SnapshotFacts {
	readonly phase: 'ready' | 'running' | 'paused' | 'finished' | 'deadlocked' | 'crashed'
	readonly knobs: Knobs
	readonly seed: number
	readonly endMs: number
	readonly live: boolean
	readonly canary: number | null
	readonly memory: { readonly usedBytes: number; readonly limitBytes: number | null }
}

export interface ThreadSnapshot {
	readonly name: string
	readonly role: string
	readonly program: string
	readonly line: number
	readonly state: ThreadState
	readonly reason: string | null
	readonly sinceMs: number
	readonly workingMs: number
	readonly spinningMs: number
	readonly wokenMs: number
	readonly blockedMs: number
	readonly waitingMs: number
	readonly sleepingMs: number
	readonly heldMs: number
}

export interface QueueSnapshot {
	readonly name: string
	readonly kind: 'queue' | 'mailbox' | 'waitset'
	/** Null when there is no bound. */
	readonly capacity: number | null
	readonly depth: number
	readonly peak: number
}

/** A store of jobs: how many stand where, and how often they were attempted and had their effect. */
export interface JobsSnapshot {
	readonly name: string
	readonly pending: number
	readonly running: number
	readonly done: number
	readonly failed: number
	readonly dead: number
	readonly attempts: number
	readonly duplicates: number
	readonly absorbed: number
}

export interface BucketSnapshot {
	readonly name: string
	readonly size: number
	/** As it stood when it was asked last. */
	readonly tokens: number
	readonly given: number
	readonly refused: number
}

export interface Snapshot extends SnapshotFacts {
	readonly scene: string
	readonly atMs: number
	readonly threads: readonly ThreadSnapshot[]
	readonly queues: readonly QueueSnapshot[]
	/** Absent where the scene has none. */
	readonly jobs?: readonly JobsSnapshot[]
	readonly buckets?: readonly BucketSnapshot[]
	readonly counts: Counts
	/** Enqueue to done. */
	readonly latencyMs: Summary
	/** Enqueue to dequeue. */
	readonly waitMs: Summary
	readonly laws: readonly Law[]
}

/** A capacity that no record can exceed: the queue has no bound. */
const unbounded = 2 ** 31 - 1

function threadSnapshot(thread: ThreadMoment): ThreadSnapshot {
	const { name, role, program, line, state, reason, inStateUs } = thread
	return {
		name,
		role,
		program,
		line,
		state,
		reason,
		sinceMs: thread.sinceUs / 1000,
		workingMs: inStateUs.working / 1000,
		spinningMs: inStateUs.spinning / 1000,
		wokenMs: inStateUs.woken / 1000,
		blockedMs: inStateUs.blocked / 1000,
		waitingMs: inStateUs.waiting / 1000,
		sleepingMs: inStateUs.sleeping / 1000,
		heldMs: inStateUs.held / 1000,
	}
}

/** A name that several conditions have is told with the queue of its lock, or with the lock itself. */
function waitSetNames({ cast, conditions }: Moment): readonly string[] {
	const { objects } = cast
	const names = conditions.map(({ id, name }) => {
		if (conditions.filter((other) => other.name === name).length === 1) return name
		const condition = objects.find((one) => one.kind === 'condition' && one.id === id)
		const lock = condition?.kind === 'condition' ? condition.lock : 0
		const queue = objects.find((one) => one.kind === 'queue' && one.lock === lock)
		const owner = queue ?? objects.find((one) => one.kind === 'lock' && one.id === lock)
		return `${owner?.name ?? String(id)}, ${name}`
	})
	return names.map((name, index) => {
		const isUnique = names.indexOf(name) === names.lastIndexOf(name)
		return isUnique ? name : `${name}, ${String(conditions[index]?.id)}`
	})
}

function queueSnapshots(moment: Moment): readonly QueueSnapshot[] {
	const mailboxes = moment.cast.objects.flatMap((one) => {
		return one.kind === 'queue' && one.owner !== undefined ? [one.id] : []
	})
	const queues = moment.queues.map(({ id, name, capacity, depth, peak }) => ({
		name,
		kind: mailboxes.includes(id) ? ('mailbox' as const) : ('queue' as const),
		capacity: capacity >= unbounded ? null : capacity,
		depth,
		peak,
	}))
	const names = waitSetNames(moment)
	const waitSets = moment.conditions.map(({ name, waiting, peak }, index) => ({
		name: names[index] ?? name,
		kind: 'waitset' as const,
		capacity: null,
		depth: waiting.length,
		peak,
	}))
	return [...queues, ...waitSets]
}

function summaryInMs({ count, mean, p50, p95, p99, max }: Summary): Summary {
	return {
		count,
		mean: mean / 1000,
		p50: p50 / 1000,
		p95: p95 / 1000,
		p99: p99 / 1000,
		max: max / 1000,
	}
}

function memoryOf({ memory }: Moment, facts: SnapshotFacts): Snapshot['memory'] {
	if (memory === null) return { ...facts.memory }
	return { usedBytes: memory.usedBytes, limitBytes: memory.limitBytes }
}

/** Shares nothing with the moment that a reader could change. */
export function snapshotOf(moment: Moment, facts: SnapshotFacts): Snapshot {
	return {
		scene: moment.cast.scene,
		knobs: { ...facts.knobs },
		seed: facts.seed,
		phase: facts.phase,
		atMs: moment.atUs / 1000,
		endMs: facts.endMs,
		live: facts.live,
		threads: moment.threads.map(threadSnapshot),
		queues: queueSnapshots(moment),
		...storesAndBuckets(moment),
		counts: { ...moment.counts },
		latencyMs: summaryInMs(moment.latency.summary()),
		waitMs: summaryInMs(moment.wait.summary()),
		canary: moment.canary ?? facts.canary,
		memory: memoryOf(moment, facts),
		laws: moment.laws.map((law) => ({ ...law })),
	}
}

function storesAndBuckets(moment: Moment): Pick<Snapshot, 'jobs' | 'buckets'> {
	const jobs = moment.jobs.map(({ name, counts, attempts, duplicates, absorbed }) => {
		return { name, ...counts, attempts, duplicates, absorbed }
	})
	const buckets = moment.buckets.map(({ name, size, tokens, given, refused }) => {
		return { name, size, tokens, given, refused }
	})
	return { ...(jobs.length > 0 && { jobs }), ...(buckets.length > 0 && { buckets }) }
}
