import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { Kind } from '../trace/event.ts'
import { Lock } from './lock.ts'
import { UnboundedQueue } from './unbounded-queue.ts'
import { noBound, UnboundedRing } from './unbounded-ring.ts'
import { UnboundedStack } from './unbounded-stack.ts'

const item = (payload: number) => ({ id: 0, producer: 2, kind: 0, madeUs: 0, payload })

test('fifty thousand puts never wait, and what went in comes out in order', () => {
	const { built: queue, thread, traced } = alone((memory) => new UnboundedQueue(memory))
	const me = thread(2)
	const kinds = new Set<Kind>()
	for (let payload = 1; payload <= 50_000; payload++) {
		queue.put(me, item(payload))
		if (payload % 100 === 0) {
			for (const { kind } of traced(2)) {
				kinds.add(kind)
			}
		}
	}
	expect([...kinds].sort((x, y) => x - y)).toEqual([
		Kind.acquire,
		Kind.release,
		Kind.notify,
		Kind.put,
	])
	for (let payload = 1; payload <= 50_000; payload++) {
		expect(queue.take(me)).toEqual({ ...item(payload), id: payload })
	}
})

test('a stack gives back the youngest each time, also after some have left', () => {
	const { built: stack, thread } = alone((memory) => new UnboundedStack(memory, { places: 4 }))
	const me = thread(2)
	const taken: number[] = []
	for (let payload = 1; payload <= 12; payload += 3) {
		for (const more of [0, 1, 2]) {
			stack.put(me, item(payload + more))
		}
		taken.push(stack.take(me).payload, stack.take(me).payload, stack.take(me).payload)
	}
	expect(taken).toEqual([3, 2, 1, 6, 5, 4, 9, 8, 7, 12, 11, 10])
	stack.put(me, item(13))
	stack.put(me, item(14))
	expect([stack.take(me), stack.take(me)].map(({ id }) => id)).toEqual([14, 13])
})

test('several queues have names, and numbers that differ', () => {
	const { built, memory, thread } = alone((memory) =>
		[1, 2].map((first) => {
			return new UnboundedQueue(memory, { name: `queue ${first}`, places: 8, first, step: 2 })
		}),
	)
	const me = thread(2)
	const ids = built.map((queue) => {
		for (const payload of [1, 2, 3]) {
			queue.put(me, item(payload))
		}
		return [1, 2, 3].map(() => queue.take(me).id)
	})
	expect(ids).toEqual([
		[1, 3, 5],
		[2, 4, 6],
	])
	const names = memory.objects.map(({ name }) => name)
	expect(new Set(names).size).toBe(names.length)
	expect(names).toContain('queue 2 lock')
})

test('the trace is told that there is no bound', () => {
	const { memory } = alone((memory) => new UnboundedQueue(memory))
	expect(memory.objects.at(-1)).toMatchObject({ kind: 'queue', capacity: noBound })
})

test('beyond the last place an insert is refused, and what is inside stays in order', () => {
	const { built: ring, thread } = alone(
		(memory) => new UnboundedRing(memory, new Lock(memory, 'lock'), { places: 3 }),
	)
	const me = thread(2)
	for (const payload of [1, 2, 3]) {
		ring.addLast(me, item(payload))
	}
	expect(() => {
		ring.addLast(me, item(4))
	}).toThrow('there is no room for more than 3 items')
	expect([ring.capacity, ring.isFull]).toEqual([noBound, false])
	expect(ring.removeFirst(me).payload).toBe(1)
	ring.addLast(me, item(4))
	expect([1, 2, 3].map(() => ring.removeFirst(me).payload)).toEqual([2, 3, 4])
})
