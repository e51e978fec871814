import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { Kind, Waking } from '../trace/event.ts'
import { Condition } from './condition.ts'
import { Control } from './gate.ts'
import { Interrupted } from './leaving.ts'
import { Lock } from './lock.ts'
import { Own, Theirs } from './thread-cells.ts'

function oneCondition() {
	return alone((memory) => {
		const lock = new Lock(memory, 'lock')
		return { lock, condition: new Condition(memory, lock, 'not full', 'full') }
	})
}

test('a condition has no memory: a notify with nobody in line is forgotten', () => {
	const { built, thread, traced } = oneCondition()
	thread(2).lock(built.lock)
	thread(2).notify(built.condition)
	built.condition.waiters.join(3)
	expect(built.condition.waiters.has(3)).toBe(true)
	expect(traced(2).map(({ kind, a }) => [kind, a])).toEqual([
		[Kind.acquire, 0],
		[Kind.notify, 0],
	])
})

test('a notify takes out who has waited longest, and names the wait that it ends', () => {
	const { built, thread, cells, traced } = oneCondition()
	for (const id of [4, 3]) {
		built.condition.waiters.join(id)
	}
	const waiting = cells[4]
	waiting?.words.fill(17, waiting.at + Own.waits, waiting.at + Own.waits + 1)
	thread(2).lock(built.lock)
	thread(2).notify(built.condition)
	expect(built.condition.waiters.inOrder()).toEqual([3])
	expect(traced(2).at(-1)).toMatchObject({ kind: Kind.notify, ticket: 1, a: 4, b: 17 })
})

test('who is notified is woken only when the lock is free, since it could not enter before', () => {
	const { built, thread, cells } = oneCondition()
	for (const id of [3, 4]) {
		built.condition.waiters.join(id)
	}
	const wakes = () => [3, 4].map((id) => cells[id]?.read(Theirs.wake))
	thread(2).lock(built.lock)
	thread(2).notifyAll(built.condition)
	expect(wakes()).toEqual([0, 0])
	thread(2).unlock(built.lock)
	expect(wakes()).toEqual([1, 1])
	expect(built.lock.holder).toBe(0)
})

test('notifyAll takes everybody out and traces each, numbered among all', () => {
	const { built, thread, traced } = oneCondition()
	for (const id of [4, 3]) {
		built.condition.waiters.join(id)
	}
	thread(2).lock(built.lock)
	thread(2).notifyAll(built.condition)
	thread(2).notifyAll(built.condition)
	expect(built.condition.waiters.isEmpty).toBe(true)
	expect(
		traced(2)
			.slice(1)
			.map(({ a, c, d }) => [a, c, d]),
	).toEqual([
		[4, 2, 0],
		[3, 2, 1],
		[0, 0, 0],
	])
})

test.each(['wait', 'notify', 'notifyAll'] as const)('%s needs the lock', (operation) => {
	const { built, thread } = oneCondition()
	thread(3).lock(built.lock)
	expect(() => {
		thread(2)[operation](built.condition)
	}).toThrow(`${operation} outside the lock "lock": the caller must hold it`)
	expect(built.condition.waiters.isEmpty).toBe(true)
})

test('a wait whose time is up returns false, inside the lock and out of the line', () => {
	const { built, thread, traced } = oneCondition()
	thread(2).lock(built.lock)
	expect(thread(2).waitUntil(built.condition, thread(2).deadline(0))).toBe(false)
	expect([built.lock.holder, built.condition.waiters.isEmpty]).toEqual([2, true])
	const facts = traced(2).map(({ kind, ticket, a, b }) => [kind, ticket, a, b])
	expect(facts).toEqual([
		[Kind.acquire, 1, 0, 0],
		[Kind.wait, 1, 1, 1],
		[Kind.woken, 0, 1, Waking.timedOut],
		[Kind.acquire, 2, 0, 0],
	])
})

test('a thread that is asked to leave does not begin to wait, and keeps the lock', () => {
	const { built, thread, cells } = oneCondition()
	cells[2]?.control(Control.interrupt, 0)
	thread(2).lock(built.lock)
	expect(() => {
		thread(2).wait(built.condition)
	}).toThrow(Interrupted)
	expect([built.lock.holder, built.condition.waiters.isEmpty]).toEqual([2, true])
})
