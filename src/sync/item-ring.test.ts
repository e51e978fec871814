import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { Kind, Loss } from '../trace/event.ts'
import { ItemRing } from './item-ring.ts'
import { Lock } from './lock.ts'
import type { Item } from './item.ts'

const places = 7

function ringOf(capacity: number) {
	const parts = alone((memory) => new ItemRing(memory, places, new Lock(memory, 'lock')))
	parts.built.resize(parts.thread(2), capacity)
	return { ...parts, ring: parts.built, me: parts.thread(2) }
}

const item = (payload: number): Item => ({ id: 0, producer: 9, kind: 3, madeUs: -7, payload })

test('an item comes out as it went in, with the number that the ring gave it', () => {
	const { ring, me } = ringOf(2)
	ring.addLast(me, item(-5))
	ring.addLast(me, item(6))
	expect(ring.removeFirst(me)).toEqual({ id: 1, producer: 9, kind: 3, madeUs: -7, payload: -5 })
	expect(ring.removeFirst(me)).toEqual({ id: 2, producer: 9, kind: 3, madeUs: -7, payload: 6 })
})

test('whatever is put, taken and dropped, it is a list with a limit, around the end of the places too', () => {
	const step = fc.oneof(
		fc.constant('put'),
		fc.constant('take'),
		fc.constant('drop'),
		fc.integer({ min: 1, max: places }),
	)
	fc.assert(
		fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
			const { ring, me } = ringOf(3)
			const model: number[] = []
			let capacity = 3
			let made = 0
			for (const what of steps) {
				if (typeof what === 'number') {
					capacity = what
					ring.resize(me, what)
				} else if (what === 'put' && !ring.isFull) {
					ring.addLast(me, item(++made))
					model.push(made)
				} else if (what === 'take' && !ring.isEmpty) {
					expect(ring.removeFirst(me).payload).toBe(model.shift())
				} else if (what === 'drop' && !ring.isEmpty) {
					ring.dropFirst(me, Loss.expired)
					model.shift()
				}
				expect(ring.size).toBe(model.length)
				expect(ring.isEmpty).toBe(model.length === 0)
				expect(ring.isFull).toBe(model.length >= capacity)
			}
		}),
		{ numRuns: 150 },
	)
})

test('a ring that shrinks below its size keeps everything and is full until enough is taken', () => {
	const { ring, me } = ringOf(6)
	for (let payload = 1; payload <= 6; payload++) {
		ring.addLast(me, item(payload))
	}
	ring.resize(me, 1)
	expect([ring.size, ring.capacity, ring.isFull]).toEqual([6, 1, true])
	const taken: number[] = []
	while (ring.isFull) {
		taken.push(ring.removeFirst(me).payload)
	}
	expect([taken, ring.isEmpty]).toEqual([[1, 2, 3, 4, 5, 6], true])
})

test.each([0, -1, 1.5, places + 1, NaN])('%d is no capacity', (capacity) => {
	const { ring, me } = ringOf(3)
	expect(() => {
		ring.resize(me, capacity)
	}).toThrow(RangeError)
	expect(ring.capacity).toBe(3)
})

test.each([-1, -3000, places + 1, 5000])(
	'with its count garbled to %i it still touches nothing but its own words',
	(garbled) => {
		const { ring, me, memory, cells } = ringOf(3)
		const head = memory.words.indexOf(3)
		ring.addLast(me, item(4))
		const items = memory.words.indexOf(9) - 1
		expect([...memory.words.subarray(items, items + 5)]).toEqual([1, 9, 3, -7, 4])
		const isOwn = (at: number) =>
			(at >= head && at < head + 5) || (at >= items && at < items + 5 * places)
		// The thread's own words behind all that are where it traces.
		const others = () => [...memory.words.subarray(0, cells[2]?.at)].filter((_, at) => !isOwn(at))
		const before = others()
		memory.words[head + 1] = garbled
		ring.addLast(me, item(5))
		memory.words[head + 1] = garbled
		ring.removeFirst(me)
		expect(memory.words[head + 1]).toBe(garbled - 1)
		expect(others()).toEqual(before)
	},
)

test('a put traces item, depth, time of making, kind and producer; a take item, depth and kind', () => {
	const { ring, me, traced } = ringOf(2)
	ring.addLast(me, item(4))
	ring.removeFirst(me)
	ring.refuse(me, item(5))
	ring.close(me)
	const facts = traced(2).map(({ kind, ticket, a, b, c, d }) => [kind, ticket, a, b, c, d])
	expect(facts).toEqual([
		[Kind.capacity, 0, 2, 0, 0, 0],
		[Kind.put, 0, 1, 1, -7, (3 << 8) | 9],
		[Kind.take, 0, 1, 0, 3, 0],
		[Kind.reject, 0, 3, 0, 0, 0],
		[Kind.close, 0, 0, 0, 0, 0],
	])
	expect(ring.isClosed).toBe(true)
})
