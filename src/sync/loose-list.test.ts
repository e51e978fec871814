import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { Kind } from '../trace/event.ts'
import type { Item } from './item.ts'
import { Lock } from './lock.ts'
import { LooseList } from './loose-list.ts'

const places = 3

function aList() {
	const parts = alone((memory) => new LooseList(memory, places, new Lock(memory, 'lock')))
	return { list: parts.built, me: parts.thread(2), other: parts.thread(3), traced: parts.traced }
}

const task = (payload: number): Item => ({ id: 0, producer: 9, kind: 3, madeUs: -7, payload })

test('one thread at a time, it is a list with a limit: the oldest is seen until it is taken', () => {
	fc.assert(
		fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (steps) => {
			const { list, me } = aList()
			const model: number[] = []
			let made = 0
			for (const isAdd of steps) {
				if (isAdd) {
					list.add(me, task(++made))
					if (model.length < places) {
						model.push(made)
					}
				} else {
					const first = list.first(me)
					expect(first?.payload).toBe(model[0])
					if (first) {
						list.remove(me, first)
						model.shift()
					}
				}
				expect(list.isEmpty(me)).toBe(model.length === 0)
			}
		}),
	)
})

test('a task is seen as it was added, with the number that the list gave it', () => {
	const { list, me } = aList()
	list.add(me, task(-5))
	expect(list.first(me)).toEqual({ id: 1, producer: 9, kind: 3, madeUs: -7, payload: -5 })
})

test('what finds no place is refused, and that is traced', () => {
	const { list, me, traced } = aList()
	for (let i = 0; i <= places; i++) {
		list.add(me, task(i))
	}
	expect(traced(2).map(({ kind }) => kind)).toEqual([Kind.put, Kind.put, Kind.put, Kind.reject])
})

test('two that saw the same task take the same task, and then one is inside too few', () => {
	const { list, me, other, traced } = aList()
	list.add(me, task(1))
	const [mine, others] = [list.first(me), list.first(other)]
	expect(mine).toEqual(others)
	if (mine) {
		list.remove(me, mine)
	}
	if (others) {
		list.remove(other, others)
	}
	const taken = [...traced(2), ...traced(3)].filter(({ kind }) => kind === Kind.take)
	expect(taken.map(({ a, b }) => [a, b])).toEqual([
		[1, 0],
		[1, -1],
	])
	expect(list.isEmpty(me)).toBe(true)
	expect(list.first(me)).toBeNull()
})
