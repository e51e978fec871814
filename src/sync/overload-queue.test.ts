import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { Kind, Loss, Refusal } from '../trace/event.ts'
import { CoDel } from './codel.ts'
import type { Item } from './item.ts'
import { NewestFirst, NewestWhileMany, OldestFirst, type ServingOrder } from './overload-orders.ts'
import { OverloadQueue } from './overload-queue.ts'
import type { SharedMemory } from './shared-memory.ts'
import { DeadlineShedding, NoShedding, type Shedding } from './shedding.ts'
import { noBound } from './unbounded-ring.ts'

const places = 8

interface Asked {
	readonly order?: ServingOrder
	readonly shedding?: (memory: SharedMemory) => Shedding
	readonly capacity?: number
}

/** A queue, a thread, and a clock that stands where it is put. */
function queueAlone({ order = new OldestFirst(), shedding, capacity = 2 }: Asked = {}) {
	let nowMs = 0
	const handled: number[] = []
	const service = { handle: (_me: unknown, { id }: Item) => void handled.push(id) }
	const parts = alone(
		(memory) => {
			const shed = shedding?.(memory) ?? new NoShedding()
			return new OverloadQueue(memory, {
				...{ places, order, shedding: shed, patienceMs: () => 0, service },
			})
		},
		{ realUs: () => nowMs * 1000 },
	)
	const me = parts.thread(2)
	parts.clock.setPace(1)
	const queue = parts.built
	queue.resizeWhilePaused(me, capacity)
	const made = (payload: number): Item => {
		return { id: 0, producer: 2, kind: 0, madeUs: me.nowUs(), payload }
	}
	return {
		queue,
		me,
		handled,
		/** Puts item after item in, the payloads 1, 2, 3, … */
		fill: (...payloads: number[]) => {
			for (const payload of payloads) {
				queue.put(me, made(payload))
			}
		},
		made,
		pass: (ms: number) => {
			nowMs += ms
		},
		facts: (kind: Kind) => parts.traced(2).filter((one) => one.kind === kind),
	}
}

test('full: the newest is refused at once, or after its time is up, and nothing inside changes', () => {
	const { queue, me, fill, made, facts } = queueAlone()
	fill(1, 2)
	expect(queue.offer(me, made(3))).toBe(false)
	expect(queue.offerFor(me, made(4))).toBe(false)
	expect(facts(Kind.reject).map(({ b }) => b)).toEqual([Refusal.atOnce, Refusal.timedOut])
	expect([queue.take(me).payload, queue.take(me).payload]).toEqual([1, 2])
	expect(queue.offer(me, made(5))).toBe(true)
})

test('full: who waits longest makes room for the newest', () => {
	const { queue, me, fill, made, facts } = queueAlone()
	fill(1, 2)
	queue.displace(me, made(3))
	expect(facts(Kind.drop).map(({ a, c }) => [a, c])).toEqual([[1, Loss.dropped]])
	expect([queue.take(me).payload, queue.take(me).payload]).toEqual([2, 3])
})

test('full: who brings it does it, under a number that nothing else has', () => {
	const { queue, me, fill, made, handled, facts } = queueAlone()
	fill(1, 2)
	queue.putOrRun(me, made(3))
	expect(handled).toEqual([3])
	expect(facts(Kind.serve).map(({ a }) => a)).toEqual([3])
	expect(queue.take(me).payload).toBe(1)
	queue.putOrRun(me, made(4))
	expect(handled).toEqual([3])
	expect(facts(Kind.put).map(({ a }) => a)).toEqual([4])
})

test.each([
	['the oldest first', new OldestFirst(), [1, 2, 3, 4]],
	['the newest first', new NewestFirst(), [4, 3, 2, 1]],
	['the newest while more than two wait, then in order', new NewestWhileMany(2), [4, 3, 1, 2]],
] as const)('%s', (_, order, expected) => {
	const { queue, me, fill } = queueAlone({ order, capacity: 4 })
	fill(1, 2, 3, 4)
	expect(expected.map(() => queue.take(me).payload)).toEqual(expected)
})

test('what cannot be done before its deadline is not begun, to the millisecond', () => {
	const shedding = () =>
		new DeadlineShedding(
			() => 1000,
			() => 80,
		)
	const { queue, me, fill, pass, facts } = queueAlone({ shedding, capacity: 4 })
	fill(1)
	pass(1)
	fill(2)
	pass(920)
	expect(queue.take(me).payload).toBe(2)
	expect(facts(Kind.drop).map(({ a, c }) => [a, c])).toEqual([[1, Loss.expired]])
})

test('controlled delay: 100 ms old at most, and 5 once it has not been empty for 100', () => {
	const shedding = (memory: SharedMemory) => new CoDel(memory)
	const { queue, me, fill, pass } = queueAlone({ shedding, capacity: 8 })
	fill(1, 2)
	pass(100)
	// Not empty for 100 ms and no longer: 100 ms are not too old.
	expect(queue.take(me).payload).toBe(1)
	fill(3)
	pass(4)
	fill(4)
	pass(5)
	// Standing: the second is 109 ms old and the third 9, the fourth 5.
	expect(queue.take(me).payload).toBe(4)
	fill(5)
	pass(90)
	// It was empty until that came in: for that long it may stand again.
	expect(queue.take(me).payload).toBe(5)
})

test('without a capacity there is room for whatever comes, up to the places', () => {
	const { queue, me, fill, made } = queueAlone({ capacity: noBound })
	fill(1, 2, 3, 4, 5, 6, 7, 8)
	expect(() => queue.offer(me, made(9))).toThrow(RangeError)
})
