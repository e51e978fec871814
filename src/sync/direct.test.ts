import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { Kind } from '../trace/event.ts'
import { Direct } from './direct.ts'
import type { Item } from './item.ts'

const item = (id: number): Item => ({ id, producer: 3, kind: 2, madeUs: 40, payload: 5 })

test('what is given first is begun with first, however often it goes round', () => {
	const { built: direct, thread } = alone((memory) => new Direct(memory, 3))
	for (let id = 1; id <= 10; id += 2) {
		direct.give(item(id))
		direct.give(item(id + 1))
		expect(direct.begin(thread(1))).toEqual(item(id))
		expect(direct.begin(thread(2))).toEqual(item(id + 1))
		expect(direct.isEmpty).toBe(true)
	}
})

test('whoever begins tells of it, and whose item it is', () => {
	const { built: direct, thread, traced } = alone((memory) => new Direct(memory, 1))
	direct.give(item(7))
	direct.begin(thread(2))
	const [told] = traced(2)
	expect(told).toMatchObject({ kind: Kind.serve, a: 7, c: 40, d: (2 << 8) | 3 })
})

test('there is no place for more than there are threads to take it', () => {
	const { built: direct } = alone((memory) => new Direct(memory, 1))
	direct.give(item(1))
	expect(() => {
		direct.give(item(2))
	}).toThrow('nobody is there to take it')
})
