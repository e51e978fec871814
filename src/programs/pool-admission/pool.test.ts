import { expect, test } from 'vitest'
import { alone } from '../../../tools/real-threads/alone.ts'
import { KnobCells } from '../../sync/knob-cells.ts'
import { Rejected } from '../../sync/rejected.ts'
import { Kind, Refusal } from '../../trace/event.ts'
import { poolKnobs } from '../pool-knobs.ts'
import { Service } from '../service.ts'
import { taskOf } from './plan.ts'
import { ThreadPool } from './pool.ts'

const sizes = { core: 0, max: 1, capacity: 2 }

function poolAlone() {
	return alone((memory) => {
		const work = new Service(new KnobCells(memory, poolKnobs))
		return new ThreadPool(memory, sizes, work)
	})
}

test.each(['shutdown', 'shutdownNow'] as const)(
	'after %s no task is accepted, though there is room',
	(way) => {
		const { built: pool, thread, traced } = poolAlone()
		const me = thread(1)
		pool.resize(me, sizes.capacity)
		pool.execute(me, taskOf(1, 1, 0))
		pool[way](me)
		expect(() => {
			pool.execute(me, taskOf(1, 2, 0))
		}).toThrow(Rejected)
		const events = traced(1)
		const rejected = events.filter(({ kind }) => kind === Kind.reject)
		expect(rejected.map(({ b, c }) => [b, c])).toEqual([
			[Refusal.thrown, 2],
		])
		// And the lock is free for the next one.
		expect(() => {
			pool.execute(me, taskOf(1, 3, 0))
		}).toThrow(Rejected)
	},
)

test('a pool that was never started sends its threads home', () => {
	const { built: pool, thread } = poolAlone()
	pool.shutdown(thread(1))
	expect(pool.first(thread(2))).toBeNull()
	expect(pool.next(thread(2))).toBeNull()
})

test('what is queued is done after a shutdown, oldest first', () => {
	const { built: pool, thread } = poolAlone()
	const me = thread(1)
	pool.resize(me, sizes.capacity)
	pool.execute(me, taskOf(1, 1, 0))
	pool.execute(me, taskOf(1, 2, 0))
	pool.shutdown(me)
	expect(pool.first(thread(2))?.id).toBe(1)
	expect(pool.next(thread(2))?.id).toBe(2)
	expect(pool.next(thread(2))).toBeNull()
})
