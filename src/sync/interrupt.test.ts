import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { Kind } from '../trace/event.ts'
import { Condition } from './condition.ts'
import { obstacleOf } from './enabled.ts'
import { Control, Gate } from './gate.ts'
import { Interrupted } from './leaving.ts'
import { Lock } from './lock.ts'
import { Own, Theirs } from './thread-cells.ts'

function oneCondition() {
	return alone((memory) => {
		const lock = new Lock(memory, 'lock')
		return { lock, condition: new Condition(memory, lock, 'not full', 'full') }
	})
}

test('an interrupt is traced, wakes the other thread, and stays until a blocking operation throws', () => {
	const { thread, traced, cells } = oneCondition()
	const [me, other] = [thread(2), thread(3)]
	me.interrupt(3)
	expect(traced(2)).toMatchObject([{ kind: Kind.interrupt, a: 3 }])
	expect(cells[3]?.read(Theirs.wake)).toBe(1)
	expect(() => {
		other.throwIfInterrupted()
	}).toThrow(Interrupted)
	expect(() => {
		other.throwIfInterrupted()
	}).not.toThrow()
})

test.each(['wait', 'waitUntil'] as const)(
	'%s throws at once when the thread was interrupted, which is forgotten then; the lock is held',
	(operation) => {
		const { built, thread, cells } = oneCondition()
		const me = thread(2)
		thread(3).interrupt(2)
		me.lock(built.lock)
		expect(() => me[operation](built.condition, Infinity)).toThrow(Interrupted)
		expect([built.lock.holder, built.condition.waiters.isEmpty]).toEqual([2, true])
		expect(cells[2]?.read(Theirs.control)).toBe(0)
	},
)

test('who is to leave its program stays interrupted until it has left', () => {
	const { thread, cells } = oneCondition()
	cells[2]?.control(Control.interrupt | Control.retire, 0)
	for (let i = 0; i < 2; i++) {
		expect(() => {
			thread(2).throwIfInterrupted()
		}).toThrow(Interrupted)
	}
})

test('an interrupt that came too late is there for the next operation', () => {
	const { thread } = oneCondition()
	thread(2).keepInterrupt()
	expect(() => {
		thread(2).throwIfInterrupted()
	}).toThrow(Interrupted)
})

test('who waits and was interrupted can go, though nobody has notified it and the lock is taken', () => {
	const { built, cells, memory } = oneCondition()
	const own = cells[2]
	if (!own) {
		throw new Error('no such thread')
	}
	built.lock.tryAcquire(3)
	built.condition.waiters.join(2)
	own.write(Own.gate, Gate.reacquire)
	own.write(Own.object, built.condition.id)
	expect(obstacleOf(2, own, memory, 0)).toMatchObject({ kind: 'condition' })
	own.control(Control.interrupt, 0)
	expect(obstacleOf(2, own, memory, 0)).toBeNull()
})

test('a timed wait is never over early, however little is left of it', () => {
	let us = 0
	// Real time goes on by 7 µs whenever somebody looks at the clock.
	const { built, thread, clock } = alone(
		(memory) => {
			const lock = new Lock(memory, 'lock')
			return { lock, condition: new Condition(memory, lock, 'not full', 'full') }
		},
		{ realUs: () => (us += 7) },
	)
	clock.setPace(1)
	const me = thread(2)
	for (const ms of [0.01, 0.04, 0.06]) {
		me.lock(built.lock)
		const deadline = me.deadline(ms)
		expect(me.waitUntil(built.condition, deadline)).toBe(false)
		expect(clock.nowUs()).toBeGreaterThanOrEqual(deadline)
		me.unlock(built.lock)
	}
})
