import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { Kind } from '../trace/event.ts'
import { Lock } from './lock.ts'

const oneLock = () => alone((memory) => new Lock(memory, 'lock'))

test('a lock that somebody holds cannot be taken', () => {
	const { built: lock } = oneLock()
	expect([lock.holder, lock.tryAcquire(2), lock.tryAcquire(3), lock.holder]).toEqual([
		0,
		true,
		false,
		2,
	])
	expect([lock.isHeldBy(2), lock.isHeldBy(3)]).toEqual([true, false])
	lock.release()
	expect([lock.holder, lock.tryAcquire(3)]).toEqual([0, true])
})

test('every acquisition opens a critical section with the next number', () => {
	const { built: lock } = oneLock()
	const sections = [2, 3, 2].map((thread) => {
		lock.tryAcquire(thread)
		expect(lock.tryAcquire(4)).toBe(false)
		const { section } = lock
		lock.release()
		return section
	})
	expect(sections).toEqual([1, 2, 3])
})

test('a lock may be taken past the thread that was woken for it', () => {
	const { built: lock } = oneLock()
	lock.tryAcquire(2)
	lock.door.join(3)
	lock.release()
	expect(lock.door.pickOldest()).toBe(3)
	expect([lock.tryAcquire(4), lock.tryAcquire(3)]).toEqual([true, false])
})

test('the trace of a critical section carries its number at both ends', () => {
	const { built: lock, thread, traced } = oneLock()
	thread(2).lock(lock)
	expect(thread(3).tryLock(lock)).toBe(false)
	thread(2).unlock(lock)
	expect(thread(3).tryLock(lock)).toBe(true)
	const facts = [...traced(2), ...traced(3)].map(({ thread, kind, ticket }) => [
		thread,
		kind,
		ticket,
	])
	expect(facts).toEqual([
		[2, Kind.acquire, 1],
		[2, Kind.release, 1],
		[3, Kind.acquire, 2],
	])
})

test('nobody leaves a lock that somebody else holds', () => {
	const { built: lock, thread } = oneLock()
	thread(2).lock(lock)
	expect(() => {
		thread(3).unlock(lock)
	}).toThrow('unlock outside the lock "lock": the caller must hold it')
	expect(lock.holder).toBe(2)
})

test('a lock that nobody has marked is freed without a look at the door', () => {
	const { built: lock } = oneLock()
	const freed = [false, true].map((isMarked) => {
		lock.tryAcquire(2)
		return [isMarked && lock.mark(), lock.holder, lock.isHeldBy(2), lock.release()]
	})
	expect(freed).toEqual([
		[false, 2, true, false],
		[true, 2, true, true],
	])
	expect([lock.mark(), lock.holder]).toEqual([false, 0])
})

test('who comes from the door and finds the lock taken marks it, and marks what it takes', () => {
	const { built: lock } = oneLock()
	lock.tryAcquire(2)
	expect([lock.tryAcquireFromDoor(3), lock.release()]).toEqual([false, true])
	expect([lock.tryAcquireFromDoor(3), lock.holder, lock.release()]).toEqual([true, 3, true])
})

test('who leaves wakes the thread that stands longest at the door, and only that one', () => {
	const { built: lock, thread, cells } = oneLock()
	thread(2).lock(lock)
	lock.door.join(4)
	lock.door.join(3)
	lock.mark()
	const wakes = () => [3, 4].map((id) => cells[id]?.read(33))
	expect(wakes()).toEqual([0, 0])
	thread(2).unlock(lock)
	expect(wakes()).toEqual([0, 1])
	expect(lock.door.inOrder()).toEqual([3])
})
