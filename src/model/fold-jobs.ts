/**
 * Records about jobs and what they do to the world. The item of a job is done, failed or dead by the record that says so,
 * wherever it is; whatever else happens to it only moves it.
 */
import { Kind, type TraceEvent } from '../trace/event.ts'
import type { FoldState, Handler } from './fold-state.ts'
import { endItem, pullFromHand } from './hands.ts'
import type { JobStatusName } from './job-moment.ts'
import type { JobFold } from './job-table.ts'
import { type JobsFold, type StoreFold, isFinal, noteRecent, statusOf } from './jobs-fold.ts'
import type { TracedItem } from './queue-fold.ts'

/**
 * The item of a job, out of whoever's hand and wherever else it was, when its number is put again: it was accepted when it was
 * put first. Null when the record tells of no such item.
 */
export function comeBack(state: FoldState, { a: id, atUs }: TraceEvent): TracedItem | null {
	const job = state.jobs?.job(id) ?? null
	const item = job?.item ?? null
	if (job === null || item === null) return null
	if (!pullFromHand(state, job.holder, id, atUs)) state.jobs?.pickUp(job)
	return item
}

/** An item was put, or begun with: as its job says, it counts or does not. */
export function noteItem({ jobs }: FoldState, item: TracedItem, isFresh: boolean): void {
	if (jobs === null) return
	const before = jobs.entry(item.id, item.putUs)
	const isInside = isFresh || before.isInside
	jobs.set({ ...before, item, isInside, holder: 0 })
	if (!isInside) jobs.ghosts.set(item.id, item)
}

/** An item of a job that is not over left a queue, and nobody took it: it is lost when a record says so, and no sooner. */
export function isKeptByStore({ jobs }: FoldState, item: TracedItem): boolean {
	const job = jobs?.job(item.id) ?? null
	if (jobs === null || job === null) return false
	if (!jobs.ghosts.delete(item.id)) jobs.layAside(job, item)
	return true
}

function checkJob(state: FoldState, job: JobFold, status: JobStatusName, event: TraceEvent): void {
	const { atUs, a: id, c: attempt } = event
	if (isFinal(job.status)) {
		const detail = `job ${String(id)} is ${status} after it was ${String(job.status)}`
		state.laws.break('every job ends once', atUs, detail)
	}
	const isNext = attempt === job.attempt + 1
	if (status === 'running' ? isNext : attempt <= job.attempt) return
	const detail = `attempt ${String(attempt)} at job ${String(id)} after ${String(job.attempt)}`
	state.laws.break('attempts in order', atUs, detail)
}

/** An attempt came to nothing; each is counted once, however many records tell of it. */
function countLostAttempt(store: StoreFold, job: JobFold, how: number): boolean {
	if (how === 0 || job.attempt === 0 || job.lostAttempt === job.attempt) return false
	if (how === 1) store.failedAttempts += 1
	else store.leasesLost += 1
	return true
}

/** The item that stands for a job, as its new status says. */
function moveItem(state: FoldState, jobs: JobsFold, job: JobFold, to: JobStatusName, us: number) {
	const { item } = job
	if (item === null || !job.isInside) return
	if (isFinal(to)) {
		endItem(state, job, item, to, us)
		return
	}
	const isAside = jobs.pickUp(job)
	const isHeld = to === 'pending' && job.holder !== 0
	if (isHeld) pullFromHand(state, job.holder, job.id, us)
	if (isAside || isHeld) jobs.layAside({ ...job, status: to }, item)
}

const job: Handler = (state, event) => {
	const { jobs } = state
	const store = jobs?.stores.get(event.object)
	const status = statusOf(event.b)
	if (jobs === null || store === undefined || status === null) return
	const { atUs, a: id, c: attempt } = event
	const before = jobs.entry(id, atUs)
	checkJob(state, before, status, event)
	if (isFinal(before.status)) return
	const isLost = countLostAttempt(store, before, event.d)
	moveItem(state, jobs, before, status, atUs)
	if (before.status !== null) store.counts[before.status] -= 1
	store.counts[status] += 1
	if (status === 'running') store.attempts += 1
	noteRecent(store, id)
	jobs.set({
		...jobs.entry(id, atUs),
		...{ store: event.object, status, sinceUs: atUs },
		attempt: Math.max(attempt, before.attempt),
		lostAttempt: isLost ? before.attempt : before.lostAttempt,
		thread: status === 'running' ? event.thread : 0,
	})
}

const effect: Handler = (state, event) => {
	const { jobs } = state
	const store = jobs?.stores.get(event.object)
	if (jobs === null || store === undefined) return
	if (event.b === 0) {
		store.absorbed += 1
		return
	}
	const before = jobs.entry(event.a, event.atUs)
	store.effects += 1
	if (before.effects > 0) store.duplicates += 1
	jobs.set({ ...before, effects: before.effects + 1 })
}

export const jobHandlers: readonly (readonly [Kind, Handler])[] = [
	[Kind.job, job],
	[Kind.effect, effect],
]
