/** Records about threads that meet: at the door of a lock, in a wait set, from notifier to woken. */
import { Kind, type TraceEvent, Waking } from '../trace/event.ts'
import {
	type ConditionFold,
	type FoldState,
	type Handler,
	type LockFold,
	enter,
	goOn,
	threadName,
} from './fold-state.ts'
import { becomeWoken, standAgain } from './fold-threads.ts'
import { recentLength } from './moment.ts'
import { Cause } from './notes.ts'
import { checkUnderWay } from './order.ts'

const blocked: Handler = (state, event, thread) => {
	const lock = state.locks.get(event.object)
	if (lock === undefined || thread === null) return
	if (!lock.door.includes(event.thread)) lock.door = [...lock.door, event.thread]
	thread.at = event.object
	enter(state, thread, event.atUs, 'blocked', Cause.lock, event.a)
}

/** Takes the lock from whoever holds it, as the records say. */
function freeLock(state: FoldState, lock: LockFold, atUs: number): void {
	const holder = state.threads.get(lock.holder)
	lock.holder = 0
	for (const queue of state.queues.values()) {
		if (queue.cast.lock !== lock.cast.id) continue
		queue.justFreed = 0
		if (queue.underWay !== null) checkUnderWay(state, queue, atUs)
	}
	if (!holder?.locks.includes(lock.cast.id)) return
	holder.isDraining = false
	holder.locks = holder.locks.filter((id) => id !== lock.cast.id)
	if (holder.locks.length === 0) state.notes?.letGo(holder.cast.id, atUs)
}

const acquire: Handler = (state, event, thread) => {
	const lock = state.locks.get(event.object)
	if (lock === undefined) return
	const name = threadName(state.cast, event.thread)
	if (lock.holder !== 0) {
		const held = `while ${threadName(state.cast, lock.holder)} held it`
		const detail = `${name} acquired ${lock.cast.name} ${held}`
		state.laws.break('mutual exclusion', event.atUs, detail)
		freeLock(state, lock, event.atUs)
	}
	if (lock.ticket !== 0 && event.ticket !== ((lock.ticket + 1) | 0)) {
		const order = `ticket ${String(event.ticket)} after ${String(lock.ticket)}`
		state.laws.break('mutual exclusion', event.atUs, `${name} holds ${order}`)
	}
	lock.ticket = event.ticket
	lock.holder = event.thread
	lock.acquisitions += 1
	if (lock.door.includes(event.thread)) {
		lock.contended += 1
		lock.door = lock.door.filter((id) => id !== event.thread)
	}
	standAgain(state, event.object, event.atUs)
	if (thread === null) return
	if (thread.locks.length === 0) state.notes?.held(event.thread, event.atUs, event.object)
	thread.locks = [...thread.locks, event.object]
	thread.at = 0
	if (thread.state !== 'spinning') goOn(state, thread, event.atUs)
}

function leaveLock(state: FoldState, id: number, by: number, atUs: number): void {
	const lock = state.locks.get(id)
	if (lock === undefined) return
	if (lock.holder !== by) {
		const detail = `${threadName(state.cast, by)} released ${lock.cast.name} without holding it`
		state.laws.break('mutual exclusion', atUs, detail)
	}
	freeLock(state, lock, atUs)
	standAgain(state, id, atUs)
}

const wait: Handler = (state, event, thread) => {
	const condition = state.conditions.get(event.object)
	if (condition === undefined || thread === null) return
	if (thread.wokenFrom === event.object) state.tally.futileWakeups += 1
	thread.wokenFrom = 0
	const lock = event.d === 0 ? condition.cast.lock : event.d
	leaveLock(state, lock, event.thread, event.atUs)
	const others = condition.waiting.filter((id) => id !== event.thread)
	condition.waiting = [...others, event.thread]
	condition.peak = Math.max(condition.peak, condition.waiting.length)
	thread.at = event.object
	enter(state, thread, event.atUs, 'waiting', Cause.condition, event.object)
}

/** A call that woke several wrote several records; it is counted by its first. */
const notify: Handler = (state, event) => {
	if (event.d === 0) state.tally.notifies += 1
	const condition = state.conditions.get(event.object)
	if (condition === undefined || event.a === 0) return
	wakeUp(state, event, condition, event.c > 0)
}

/** Thread a leaves the wait set, by whose doing the record says. */
function wakeUp(
	state: FoldState,
	{ atUs, thread: from, a: to }: TraceEvent,
	condition: ConditionFold,
	isAll: boolean,
): void {
	const { id } = condition.cast
	const target = state.threads.get(to)
	if (target === undefined) return
	condition.waiting = condition.waiting.filter((other) => other !== to)
	condition.woken = [...condition.woken.filter((other) => other !== to), to]
	becomeWoken(state, target, atUs, id)
	const wake = { atUs, from, to, condition: id, ranUs: null, isAll }
	state.wakes = [...state.wakes.slice(1 - recentLength), wake]
	state.notes?.notified(to, atUs, from, id, isAll)
}

const interrupt: Handler = (state, event) => {
	state.notes?.marked(event.thread, event.atUs, 'interrupt')
	for (const condition of state.conditions.values()) {
		if (condition.waiting.includes(event.a)) wakeUp(state, event, condition, false)
	}
}

const woken: Handler = (state, event, thread) => {
	const condition = state.conditions.get(event.object)
	if (condition === undefined || thread === null) return
	condition.waiting = condition.waiting.filter((id) => id !== event.thread)
	condition.woken = condition.woken.filter((id) => id !== event.thread)
	state.wakes = state.wakes.map((wake) =>
		wake.to === event.thread && wake.ranUs === null ? { ...wake, ranUs: event.atUs } : wake,
	)
	state.notes?.ran(event.thread, event.atUs)
	// Whoever gives up, because its time is up or it is interrupted, does not test again.
	const testsAgain = event.b === Waking.notified || event.b === Waking.spurious
	if (testsAgain) state.tally.wakeups += 1
	thread.wokenFrom = testsAgain && !thread.isServed ? event.object : 0
	thread.isServed = false
	thread.at = 0
	goOn(state, thread, event.atUs)
}

export const meetingHandlers: readonly (readonly [Kind, Handler])[] = [
	[Kind.blocked, blocked],
	[Kind.acquire, acquire],
	[
		Kind.release,
		(state, event) => {
			leaveLock(state, event.object, event.thread, event.atUs)
		},
	],
	[Kind.wait, wait],
	[Kind.notify, notify],
	[Kind.interrupt, interrupt],
	[Kind.woken, woken],
]
