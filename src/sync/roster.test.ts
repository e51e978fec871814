import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { Kind } from '../trace/event.ts'
import { Condition } from './condition.ts'
import { Interrupted } from './leaving.ts'
import { Lock } from './lock.ts'
import { Roster } from './roster.ts'

function rosterAlone() {
	return alone((memory) => {
		const guard = new Lock(memory, 'roster')
		return new Roster(memory, guard, new Condition(memory, guard, 'all gone', 'at work'))
	})
}

test('nobody joins a roster that is closed, and only who closes it is told so', () => {
	const { built: roster, thread } = rosterAlone()
	expect(roster.enter(thread(1))).toBe(true)
	expect(roster.isOpen(thread(1))).toBe(true)
	expect(roster.close(thread(2))).toBe(true)
	expect(roster.close(thread(2))).toBe(false)
	expect(roster.isOpen(thread(1))).toBe(false)
	expect(roster.enter(thread(3))).toBe(false)
})

test('who waits for nobody to be there does not wait when nobody is, and the last one notifies', () => {
	const { built: roster, thread, traced } = rosterAlone()
	roster.enter(thread(1))
	roster.enter(thread(2))
	roster.leave(thread(1))
	expect(traced(1).filter(({ kind }) => kind === Kind.notify)).toHaveLength(0)
	roster.leave(thread(2))
	expect(traced(2).filter(({ kind }) => kind === Kind.notify)).toHaveLength(1)
	roster.awaitNobody(thread(3))
	expect(traced(3).filter(({ kind }) => kind === Kind.wait)).toHaveLength(0)
})

test('whoever has joined is interrupted when all are dismissed, and nobody else', () => {
	const { built: roster, thread, traced } = rosterAlone()
	for (const id of [1, 2, 3]) {
		roster.enter(thread(id))
	}
	roster.leave(thread(2))
	roster.dismiss(thread(4))
	const interrupted = traced(4).filter(({ kind }) => kind === Kind.interrupt)
	expect(interrupted.map(({ a }) => a)).toEqual([1, 3])
	expect(() => {
		thread(1).throwIfInterrupted()
	}).toThrow(Interrupted)
	thread(2).throwIfInterrupted()
	expect(roster.enter(thread(2))).toBe(false)
})
