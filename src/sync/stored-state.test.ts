import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { StoredState } from './stored-state.ts'

const first = { count: 7, debt: -2 }

test('it begins as it was said to, and comes back as it was left', () => {
	const { built: stored } = alone((memory) => new StoredState(memory, first))
	expect(stored.load()).toEqual(first)
	stored.save({ count: 0, debt: -2_147_483_648 })
	expect(stored.load()).toEqual({ count: 0, debt: -2_147_483_648 })
	stored.save(first)
	expect(stored.load()).toEqual(first)
})

test('what is done to a copy is done to nobody else’s', () => {
	const { built: stored } = alone((memory) => new StoredState(memory, first))
	const mine = stored.load()
	mine.count = 100
	expect(stored.load()).toEqual(first)
	expect(stored.first).toEqual({ count: 7, debt: -2 })
})

test('states that differ, in memory or in a heap, are told apart', () => {
	const { built: stored } = alone((memory) => new StoredState(memory, first))
	const hashes = new Set([
		stored.hash(first),
		stored.hash({ count: 8, debt: -2 }),
		stored.hash({ count: 7, debt: -1 }),
	])
	stored.save({ count: 8, debt: -2 })
	hashes.add(stored.hash(first))
	expect(hashes.size).toBe(4)
})
