import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { Members } from './members.ts'

test('every thread that a run may have can be a member, each for itself', () => {
	const { built: members } = alone((memory) => new Members(memory))
	const all = Array.from({ length: 63 }, (_, i) => i + 1)
	for (const id of all) {
		members.add(id)
	}
	expect(members.ids).toEqual(all)
	for (const id of [1, 31, 32, 63]) {
		members.remove(id)
	}
	expect([1, 31, 32, 63].filter((id) => members.has(id))).toEqual([])
	expect(members.count).toBe(59)
	members.add(31)
	members.add(31)
	expect(members.count).toBe(60)
})
