import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { Condition } from './condition.ts'
import { obstacleOf } from './enabled.ts'
import { Gate } from './gate.ts'
import { Lock } from './lock.ts'
import { Own } from './thread-cells.ts'

const thread = 2
const other = 3

type Gates = keyof typeof Gate
const gates = Object.keys(Gate) as Gates[]

interface Situation {
	isLockTaken?: boolean
	isInLine?: boolean
	deadlineUs?: number
	nowUs?: number
}

/** What stands in the way of the thread at `gate`, about the lock or, where it is about one, the condition. */
function obstacleAt(gate: Gates, situation: Situation) {
	const { built, cells, memory } = alone((memory) => {
		const lock = new Lock(memory, 'lock')
		return { lock, condition: new Condition(memory, lock, 'not full', 'full') }
	})
	const own = cells[thread]
	if (!own) {
		throw new Error('no such thread')
	}
	if (situation.isLockTaken) {
		built.lock.tryAcquire(other)
	}
	if (situation.isInLine) {
		built.condition.waiters.join(thread)
	}
	const isAboutCondition = ['wait', 'waitUntil', 'notify', 'notifyAll', 'reacquire'].includes(gate)
	own.words[own.at + Own.gate] = Gate[gate]
	own.words[own.at + Own.object] = isAboutCondition ? built.condition.id : built.lock.id
	own.words[own.at + Own.deadline] = situation.deadlineUs ?? 0
	return obstacleOf(thread, own, memory, situation.nowUs ?? 0)
}

const atLock = { kind: 'lock', object: 1, holder: other }
const inLine = { kind: 'condition', object: 2 }

test.each(gates)('at %s, a free lock, no line and no time stand in nobody’s way', (gate) => {
	expect(obstacleAt(gate, {})).toBeNull()
})

test.each(gates)('at %s, a taken lock stops exactly those who ask to enter', (gate) => {
	const isAsking = gate === 'lock' || gate === 'reacquire'
	expect(obstacleAt(gate, { isLockTaken: true })).toEqual(isAsking ? atLock : null)
})

test.each(gates)('at %s, standing in line stops exactly those who are in a wait', (gate) => {
	const expected = gate === 'reacquire' ? inLine : null
	expect(obstacleAt(gate, { isInLine: true })).toEqual(expected)
})

test.each(gates)('at %s, a time to come stops exactly those who let time pass', (gate) => {
	const expected = gate === 'awake' ? { kind: 'time', leftUs: 70 } : null
	expect(obstacleAt(gate, { deadlineUs: 100, nowUs: 30.9 })).toEqual(expected)
})

test('the line comes before the lock: a thread that nobody has notified waits for that first', () => {
	expect(obstacleAt('reacquire', { isLockTaken: true, isInLine: true })).toEqual(inLine)
})

test('a deadline is told apart from the past across the wrap of 2³² µs', () => {
	const nowUs = 2 ** 32 - 50
	expect(obstacleAt('awake', { deadlineUs: 30, nowUs })).toEqual({ kind: 'time', leftUs: 80 })
	expect(obstacleAt('awake', { deadlineUs: -60, nowUs })).toBeNull()
})
