import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { Kind } from '../trace/event.ts'
import { Lock } from './lock.ts'
import { UnboundedQueue } from './unbounded-queue.ts'
import { noBound, UnboundedRing } from './unbounded-ring.ts'

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

test('the trace is told that there is no bound', () => {
	const { memory } = alone((memory) => new UnboundedQueue(memory))
	expect(memory.objects.at(-1)).toMatchObject({ kind: 'queue', capacity: noBound })
})

test('beyond the last place an insert is refused, and what is inside stays in order', () => {
	const { built: ring, thread } = alone(
		(memory) => new UnboundedRing(memory, new Lock(memory, 'lock'), 3),
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
