import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Operation } from './history.ts'
import { TakenItems } from './history-taken.ts'

function takeOf(item: number): Operation {
	const nothing = { thread: 2, size: null, atUs: 0, putBack: 0 }
	return { ...nothing, kind: 'take', item, called: item, returned: item }
}

test('every item taken is remembered, in whatever order, and no other', () => {
	const items = fc.uniqueArray(fc.integer({ min: -30, max: 60 }), { minLength: 1 })
	fc.assert(
		fc.property(items, fc.integer({ min: 0, max: 8 }), (taken, most) => {
			const memory = new TakenItems(most)
			for (const item of taken) memory.add(takeOf(item))
			const known = new Set(taken)
			for (let item = -32; item < 63; item++) expect(memory.has(item)).toBe(known.has(item))
			const named = taken.filter((item) => memory.takeOf(item) !== undefined)
			expect(named).toEqual(taken.slice(Math.max(0, taken.length - most)))
		}),
	)
})

test('a run without end takes no more memory than its latest takes', () => {
	const memory = new TakenItems(16)
	// Neighbours swapped, as by consumers that overtake each other on their way out.
	for (let item = 0; item < 10_000; item++) memory.add(takeOf(item ^ 1))
	expect(memory.rangeCount).toBeLessThanOrEqual(2)
	expect([memory.has(5), memory.has(9_999), memory.has(10_000)]).toEqual([true, true, false])
})
