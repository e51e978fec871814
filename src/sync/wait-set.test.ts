import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { maxThreads, WaitSet } from './wait-set.ts'

const emptySet = () => alone((memory) => new WaitSet(memory))

test('the thread that joined first is picked first', () => {
	const { built: set } = emptySet()
	for (const thread of [9, 2, maxThreads, 1]) {
		set.join(thread)
	}
	expect(set.inOrder()).toEqual([9, 2, maxThreads, 1])
	expect([1, 2, 3, 4, 5].map(() => set.pickOldest())).toEqual([9, 2, maxThreads, 1, 0])
})

test('a thread leaves exactly once', () => {
	const { built: set } = emptySet()
	set.join(3)
	expect([set.has(3), set.isEmpty]).toEqual([true, false])
	expect([set.leave(3), set.leave(3), set.pickOldest()]).toEqual([true, false, 0])
	expect([set.has(3), set.isEmpty]).toEqual([false, true])
})

/** Where the set keeps the ticket given out last: its second word, behind the line of the clock. */
const ticketAt = 32 + 1

test.each([-4, 2 ** 31 - 4])('the order survives a wrap of the tickets after %i', (last) => {
	const { built: set, memory } = emptySet()
	set.join(1)
	expect([set.leave(1), memory.words[ticketAt]]).toEqual([true, 1])
	memory.words[ticketAt] = last
	for (const thread of [5, 4, 3, 2, 1, 6, 7, 8]) {
		set.join(thread)
	}
	expect(set.inOrder()).toEqual([5, 4, 3, 2, 1, 6, 7, 8])
	const picked = Array.from({ length: 9 }, () => set.pickOldest())
	expect(picked).toEqual([5, 4, 3, 2, 1, 6, 7, 8, 0])
})

test('it behaves as a list that is appended to and searched', () => {
	const step = fc.record({
		thread: fc.integer({ min: 1, max: 6 }),
		what: fc.constantFrom('join', 'leave', 'pick'),
	})
	fc.assert(
		fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
			const { built: set } = emptySet()
			let line: number[] = []
			for (const { thread, what } of steps) {
				if (what === 'pick') {
					expect(set.pickOldest()).toBe(line.shift() ?? 0)
				} else if (what === 'leave') {
					expect(set.leave(thread)).toBe(line.includes(thread))
					line = line.filter((one) => one !== thread)
				} else if (!line.includes(thread)) {
					set.join(thread)
					line.push(thread)
				}
				expect(set.inOrder()).toEqual(line)
				expect(set.isEmpty).toBe(line.length === 0)
			}
		}),
		{ numRuns: 100 },
	)
})
