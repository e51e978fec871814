import { expect, test } from 'vitest'
import { alone, HandClock } from '../../tools/real-threads/alone.ts'
import { JobStatus, Kind, Loss } from '../trace/event.ts'
import { JobQueue, type JobRules } from './job-queue.ts'
import type { Job } from './job-table.ts'

const request = { id: 0, producer: 1, kind: 0, madeUs: 5, payload: 9 }

/** A queue whose leases last a second and whose pauses 100 ms, and a clock that is moved by hand. */
function queueAlone(rules: Partial<JobRules> = {}) {
	const clock = new HandClock()
	const parts = alone(
		(memory) =>
			new JobQueue(memory, {
				...{ most: 3, leaseMs: () => 1000, retries: () => 1, pauseMs: () => 100 },
				...rules,
			}),
		{ realUs: clock.read },
	)
	parts.clock.setPace(1)
	const queue = parts.built
	const [client, worker, other, keeper] = [1, 2, 3, 4].map((id) => parts.thread(id))
	if (!client || !worker || !other || !keeper) {
		throw new Error('there are four threads')
	}
	return {
		...{ queue, client, worker, other, keeper },
		/** `ms` pass, and the timekeeper brings back one job. */
		after: (ms: number) => {
			clock.us += ms * 1000
			queue.awaitReturn(keeper)
		},
		take: (thread = worker): Job => {
			const job = queue.take(thread)
			if (!job) {
				throw new Error('there is no job')
			}
			return job
		},
		/** What threads have told of jobs: job, status, attempt and what became of the attempt before. */
		told: (id: number) =>
			parts
				.traced(id)
				.filter(({ kind }) => kind === Kind.job)
				.map(({ a, b, c, d }) => [a, b, c, d]),
		traced: parts.traced,
	}
}

const { pending, running, done, dead } = JobStatus

test('a job is saved, taken on lease, and over when it is acknowledged', () => {
	const { queue, client, worker, take, told } = queueAlone()
	queue.put(client, request)
	expect(told(1)).toEqual([[1, pending, 0, 0]])
	const job = take()
	expect(job).toMatchObject({ id: 1, key: 1, attempt: 1, payload: 9 })
	queue.ack(worker, job)
	queue.ack(worker, job)
	expect(told(2)).toEqual([
		[1, running, 1, 0],
		[1, done, 1, 0],
	])
	queue.close(client)
	expect(queue.take(worker)).toBeNull()
	expect(queue.awaitReturn(worker)).toBe(false)
})

test('what failed comes back after a pause; after the last attempt it is dead', () => {
	const { queue, client, worker, take, after, told } = queueAlone()
	queue.put(client, request)
	queue.fail(worker, take())
	queue.close(client)
	after(100)
	queue.fail(worker, take())
	expect(told(2)).toEqual([
		[1, running, 1, 0],
		[1, pending, 1, 1],
		[1, running, 2, 0],
		[1, dead, 2, 1],
	])
	expect(queue.take(worker)).toBeNull()
})

test('a lease that is over gives the job to another; whoever failed with it has nothing to say', () => {
	const { queue, client, worker, other, take, after, told } = queueAlone()
	queue.put(client, request)
	const late = take()
	after(1000)
	expect(told(4)).toEqual([[1, pending, 1, 2]])
	expect(take(other).attempt).toBe(2)
	queue.fail(worker, late)
	expect(told(2)).toEqual([[1, running, 1, 0]])
})

test('a job that is done late is done all the same, and leaves the queue', () => {
	const { queue, client, worker, take, after, traced } = queueAlone()
	queue.put(client, request)
	const late = take()
	after(1000)
	traced(2)
	queue.ack(worker, late)
	const events = traced(2).filter(({ kind }) => kind === Kind.job || kind === Kind.drop)
	expect(events.map(({ kind, a, b }) => [kind, a, b])).toEqual([
		[Kind.job, 1, done],
		[Kind.drop, 1, 0],
	])
	expect(events[1]?.c).toBe(Loss.dropped)
	queue.close(client)
	expect(queue.take(worker)).toBeNull()
})

test('whoever comes back first is awaited first, whatever was hidden first', () => {
	const { queue, client, worker, other, take, after } = queueAlone()
	queue.put(client, request)
	queue.put(client, request)
	take(other)
	const second = take()
	// A pause of 100 ms ends long before the lease of the first.
	queue.fail(worker, second)
	after(100)
	expect(take().id).toBe(2)
	// 900 ms later the first lease is over, and the second goes on for 100 more.
	after(900)
	expect(take().id).toBe(1)
})

test('with no pause it is there again at once', () => {
	const { queue, client, worker, take } = queueAlone({ pauseMs: () => 0 })
	queue.put(client, request)
	queue.fail(worker, take())
	expect(take()).toMatchObject({ id: 1, attempt: 2 })
})

test('jobs that are over make room; those that are not leave none', () => {
	const { queue, client, worker, take } = queueAlone()
	for (let i = 0; i < 3; i++) {
		queue.put(client, request)
	}
	queue.ack(worker, take())
	queue.put(client, request)
	expect([take().id, take().id, take().id]).toEqual([2, 3, 4])
	expect(() => {
		queue.put(client, request)
	}).toThrow('there is no room for more than 3 jobs')
})
