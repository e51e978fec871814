import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { Kind, Refusal } from '../trace/event.ts'
import type { Item } from './item.ts'
import { Lock } from './lock.ts'
import { Meeting } from './meeting.ts'
import { Rendezvous } from './rendezvous.ts'

const item = (payload: number): Item => ({ id: 0, producer: 2, kind: 5, madeUs: 77, payload })

function oneMeeting() {
	return alone((memory) => new Meeting(memory, new Lock(memory, 'lock')))
}

test('a taker that comes to a putter traces both halves, the put in the name of the other', () => {
	const { built, thread, traced } = oneMeeting()
	built.standWith(2, item(10))
	expect(built.fetch(thread(3))).toEqual({ ...item(10), id: 1 })
	expect(built.putters.isEmpty).toBe(true)
	expect(traced(3).map(({ kind, a, b, c, d }) => [kind, a, b, c, d])).toEqual([
		[Kind.put, 1, 0, 77, (2 << 24) | (5 << 8) | 2],
		[Kind.take, 1, 0, 5, 0],
	])
})

test('a putter that comes to a taker traces both halves, the take in the name of the other', () => {
	const { built, thread, traced } = oneMeeting()
	built.stand(3)
	built.give(thread(2), item(10))
	expect(built.given(3)).toEqual({ ...item(10), id: 1 })
	expect(built.takers.isEmpty).toBe(true)
	expect(traced(2).map(({ kind, a, b, c, d }) => [kind, a, b, c, d])).toEqual([
		[Kind.put, 1, 0, 77, (5 << 8) | 2],
		[Kind.take, 1, 0, 5, 3],
	])
})

test('whoever stands there longest is met first; an item that has a number keeps it', () => {
	const { built, thread } = oneMeeting()
	built.standWith(4, { ...item(40), id: 9 })
	built.standWith(2, item(20))
	const met = [built.fetch(thread(3)), built.fetch(thread(3))]
	expect(met.map(({ id, payload }) => [id, payload])).toEqual([
		[9, 40],
		[1, 20],
	])
})

test('each refusal says how', () => {
	const { built, thread, traced } = alone((memory) => new Rendezvous(memory))
	const me = thread(2)
	expect(built.offer(me, item(1))).toBe(false)
	expect(built.offerFor(me, item(1), 0)).toBe(false)
	expect(() => {
		built.add(me, item(1))
	}).toThrow('the queue is full')
	const refused = traced(2).filter(({ kind }) => kind === Kind.reject)
	expect(refused.map(({ a, b }) => [a, b])).toEqual([
		[5, Refusal.atOnce],
		[5, Refusal.timedOut],
		[5, Refusal.thrown],
	])
})
