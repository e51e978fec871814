import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { Kind, Rest } from '../trace/event.ts'
import { awaitArrival, Served, tellArrivals } from './arrival.ts'

test('the trace is told how many came, when the first was due, and what a thread rests for', () => {
	const realUs = () => performance.now() * 1000
	const { thread, traced, clock } = alone(() => null, { realUs })
	clock.setPace(1)
	tellArrivals(thread(2), 3, -17)
	awaitArrival(thread(2), 0.25)
	const facts = traced(2).map(({ kind, a, b, c }) => [kind, a, b, c])
	expect(facts).toEqual([
		[Kind.arrive, 3, 0, -17],
		[Kind.sleep, 0, 250, Rest.arrival],
		[Kind.awake, 0, 0, 0],
	])
})

test('who begins with an item that passed no queue gives it a number that no other has', () => {
	const { built: served, thread, traced } = alone((memory) => new Served(memory))
	const item = { id: 0, producer: 2, kind: 3, madeUs: -5, payload: 8 }
	expect(served.begin(thread(2), item)).toEqual({ ...item, id: 1 })
	expect(served.begin(thread(3), { ...item, producer: 3 }).id).toBe(2)
	const facts = [...traced(2), ...traced(3)].map(({ kind, a, c, d }) => [kind, a, c, d])
	expect(facts).toEqual([
		[Kind.serve, 1, -5, (3 << 8) | 2],
		[Kind.serve, 2, -5, (3 << 8) | 3],
	])
})
