import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { JobStatus, Kind } from '../trace/event.ts'
import { JobStore } from './job-store.ts'

const request = { id: 0, producer: 1, kind: 2, madeUs: 5, payload: 9 }

test('whoever asks is told where a job stands, from before it is answered until after it is over', () => {
	const { built: store, thread, traced } = alone((memory) => new JobStore(memory, 8))
	const [client, worker] = [thread(1), thread(2)]
	const saved = store.save(client, request)
	expect(saved).toMatchObject({ id: 1, kind: 2, attempt: 0 })
	expect(store.status(client, saved.id)).toBe(JobStatus.pending)
	const job = store.begin(worker, saved.id)
	expect(job).toMatchObject({ attempt: 1, payload: 9 })
	expect(store.status(client, saved.id)).toBe(JobStatus.running)
	store.finish(worker, job)
	expect(store.status(client, saved.id)).toBe(JobStatus.done)
	const other = store.begin(worker, store.save(client, request).id)
	store.fail(worker, other)
	expect(store.status(client, other.id)).toBe(JobStatus.failed)
	const told = traced(2).filter(({ kind }) => kind === Kind.job)
	expect(told.map(({ a, b, c }) => [a, b, c])).toEqual([
		[1, JobStatus.running, 1],
		[1, JobStatus.done, 1],
		[2, JobStatus.running, 1],
		[2, JobStatus.failed, 1],
	])
})

test('a store that is full of jobs that are not over refuses, and can be asked again', () => {
	const { built: store, thread } = alone((memory) => new JobStore(memory, 1))
	const me = thread(1)
	const job = store.begin(me, store.save(me, request).id)
	expect(() => store.save(me, request)).toThrow('no room for more than 1 jobs')
	store.finish(me, job)
	expect(store.save(me, request).id).toBe(2)
})
