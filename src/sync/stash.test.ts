import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { Kind } from '../trace/event.ts'
import { messageOf } from './message.ts'
import { Stash } from './stash.ts'

function stashOf(capacity: number) {
	const parts = alone((memory) => new Stash(memory, { owner: 'A', places: 10 }))
	const me = parts.thread(2)
	parts.built.resizeWhilePaused(me, capacity)
	const numbered = (id: number) => ({ ...messageOf(me), id })
	return { ...parts, stash: parts.built, me, numbered }
}

test('what was postponed comes back in order, one for each release', () => {
	const { stash, me, numbered } = stashOf(10)
	for (const id of [4, 7, 5]) {
		expect(stash.put(me, numbered(id))).toBe(true)
	}
	expect(stash.next(me)).toBeNull()
	for (const id of [4, 7, 5]) {
		stash.release(me)
		expect(stash.isDue).toBe(true)
		expect(stash.next(me)?.id).toBe(id)
		expect(stash.next(me)).toBeNull()
	}
	stash.release(me)
	expect(stash.isDue).toBe(false)
	expect(stash.next(me)).toBeNull()
})

test('it is bounded: what is too much is a dead letter under its own number', () => {
	const { stash, me, numbered, traced } = stashOf(2)
	expect([1, 2, 3].map((id) => stash.put(me, numbered(id)))).toEqual([true, true, false])
	const [letter, another] = traced(2).filter(({ kind }) => kind === Kind.deadLetter)
	expect(letter).toMatchObject({ a: 3, b: 2 })
	expect(another).toBeUndefined()
})
