/** A store with a handler and two workers, record by record: for tests of what records about jobs mean. */
import { Activity, JobStatus, Kind } from '../trace/event.ts'
import type { Line } from './fixture-lines.ts'
import { queueId } from './fixture-monitor.ts'
import { blockingQueueCast } from './fixture-run.ts'
import type { Cast } from './moment.ts'

export const [handler, w1, w2] = [2, 3, 4] as const
export const storeId = 20
/** Without a store. */
export const plainCast = blockingQueueCast(1, 2, 1000)
export const jobsCast: Cast = {
	...plainCast,
	objects: [...plainCast.objects, { id: storeId, kind: 'jobs', name: 'job store' }],
}

/** `from`: the thread out of whose hand it comes back; who puts it back does not know when it was made. */
export const put = (
	us: number,
	id: number,
	depth: number,
	from = 0,
	by: number = handler,
): Line => {
	const d = (from << 24) | (1 << 8) | handler
	return [us, Kind.put, by, { object: queueId, a: id, b: depth, c: from === 0 ? 5 : us, d }]
}
export const take = (us: number, by: number, id: number, depth: number): Line => {
	return [us, Kind.take, by, { object: queueId, a: id, b: depth }]
}
export const attempt = (us: number, by: number, id: number): Line => {
	return [us, Kind.work, by, { a: id, b: 50, c: Activity.attempting }]
}
export const ended = (us: number, by: number, id: number): Line => {
	return [us, Kind.worked, by, { a: id, c: Activity.attempting }]
}
export const job = (
	us: number,
	by: number,
	id: number,
	status: keyof typeof JobStatus,
	c = 0,
	d = 0,
) => {
	const words = { object: storeId, a: id, b: JobStatus[status], c, d }
	return [us, Kind.job, by, words] as const
}

/** One job, up to the end of its first attempt. */
export const begun: readonly Line[] = [
	[1, Kind.arrive, handler, { a: 1, c: 5 }],
	[1, Kind.start, w1],
	[1, Kind.start, w2],
	job(10, handler, 1, 'pending'),
	put(12, 1, 1),
	take(20, w1, 1, 0),
	job(21, w1, 1, 'running', 1),
	attempt(22, w1, 1),
	ended(60, w1, 1),
]
/** That attempt failed, another thread does it. */
export const failedOnce: readonly Line[] = [
	...begun,
	job(62, w1, 1, 'pending', 1, 1),
	put(90, 1, 1, w1, w2),
	take(95, w2, 1, 0),
	job(96, w2, 1, 'running', 2, 1),
	attempt(97, w2, 1),
	ended(120, w2, 1),
	job(121, w2, 1, 'done', 2),
]
