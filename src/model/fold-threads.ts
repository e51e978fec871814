/** Records about one thread alone: it begins, works, sleeps, spins, is held and ends. */
import type { ThreadState } from '../trace/cast.ts'
import { Activity, Kind, Rest } from '../trace/event.ts'
import {
	bringForward,
	dieAlone,
	failHand,
	finishHandling,
	finishMaking,
	settleHand,
} from './hands.ts'
import { type FoldState, type Handler, beginThread, enter, goOn } from './fold-state.ts'
import { Cause } from './notes.ts'
import type { ThreadFold } from './thread-fold.ts'

/** Takes a thread out of every door and wait set: it has ended. */
function leaveAll(state: FoldState, thread: ThreadFold): void {
	const { id } = thread.cast
	for (const lock of state.locks.values()) {
		if (lock.door.includes(id)) lock.door = lock.door.filter((other) => other !== id)
	}
	for (const condition of state.conditions.values()) {
		if (condition.waiting.includes(id)) {
			condition.waiting = condition.waiting.filter((other) => other !== id)
		}
		if (condition.woken.includes(id)) {
			condition.woken = condition.woken.filter((other) => other !== id)
		}
	}
	thread.at = 0
	thread.work = null
	thread.sleepUntilUs = null
	thread.wokenFrom = 0
}

/** Ends being held; time held does not count as work done. */
export function letGo(state: FoldState, thread: ThreadFold, atUs: number): void {
	const before = thread.before
	if (before === null) return
	if (thread.work !== null) thread.work.heldUs += Math.max(0, atUs - thread.sinceUs)
	thread.before = null
	leaveDoor(state, thread)
	const condition = state.conditions.get(thread.reenters)
	if (condition) condition.woken = condition.woken.filter((id) => id !== thread.cast.id)
	thread.asks = 0
	thread.reenters = 0
	enter(state, thread, atUs, before.state, before.cause, before.causeOf)
}

function leaveDoor(state: FoldState, thread: ThreadFold): void {
	const lock = state.locks.get(thread.asks)
	if (lock) lock.door = lock.door.filter((id) => id !== thread.cast.id)
}

/**
 * A thread that stands in your hands is shown by what keeps it: at the door while somebody else is inside, else woken
 * or held.
 */
function stand(state: FoldState, thread: ThreadFold, atUs: number): void {
	const { id } = thread.cast
	const lock = state.locks.get(thread.asks)
	leaveDoor(state, thread)
	if (lock && lock.holder !== 0 && lock.holder !== id) {
		lock.door = [...lock.door, id]
		thread.at = lock.cast.id
		enter(state, thread, atUs, 'blocked', Cause.lock, lock.holder)
	} else if (thread.reenters !== 0) {
		thread.at = thread.reenters
		enter(state, thread, atUs, 'woken', Cause.condition, thread.reenters)
	} else {
		thread.at = 0
		enter(state, thread, atUs, 'held')
	}
}

/** The lock changed hands: whoever stands in front of it in your hands can go now, or no longer. */
export function standAgain(state: FoldState, lock: number, atUs: number): void {
	for (const thread of state.threads.values()) {
		if (thread.before !== null && thread.asks === lock) stand(state, thread, atUs)
	}
}

const activities: readonly Activity[] = Object.values(Activity)

const work: Handler = (state, event, thread) => {
	if (thread === null) return
	const activity = activities.find((one) => one === event.c) ?? Activity.handling
	const isMaking = activity === Activity.making
	if (!isMaking) bringForward(thread, event.a)
	const isHeld = !isMaking && thread.handItem?.id === event.a
	// Work on one item in several goes counts once, with the last.
	if (isHeld && thread.isPassing && thread.work === null) thread.done -= 1
	thread.isPassing = isHeld && activity === Activity.passing
	thread.work = {
		item: isMaking ? 0 : event.a,
		held: isHeld ? thread.handItem : null,
		activity,
		startedUs: event.atUs,
		durationUs: Math.max(0, event.b),
		heldUs: 0,
		progress: -1,
	}
	goOn(state, thread, event.atUs)
}

const worked: Handler = (state, event, thread) => {
	if (thread === null) return
	const said = activities.find((one) => one === event.c)
	const unsaid = event.a === 0 ? Activity.making : Activity.handling
	const activity = thread.work?.activity ?? said ?? unsaid
	thread.work = null
	enter(state, thread, event.atUs, 'working')
	if (activity === Activity.making) finishMaking(state, thread, event.atUs)
	else if (activity === Activity.passing || activity === Activity.attempting) thread.done += 1
	else finishHandling(state, thread, event.a, event.atUs)
}

const held: Handler = (state, event, thread) => {
	if (thread?.before !== null) return
	const { state: former, cause, causeOf } = thread
	thread.before = { state: former, cause, causeOf }
	thread.asks = event.object
	thread.reenters = event.b
	const condition = state.conditions.get(event.b)
	if (condition) condition.woken = [...condition.woken, event.thread]
	stand(state, thread, event.atUs)
}

const causeOfRest = new Map<number, Cause>([
	[Rest.poll, Cause.poll],
	[Rest.arrival, Cause.arrival],
])

/** The page created a thread, for the first time or after it had ended. */
const created: Handler = (state, event) => {
	const thread = beginThread(state, event.a, event.atUs)
	if (thread === null) return
	settleHand(state, thread, event.atUs)
	enter(state, thread, event.atUs, 'new')
}

function hasEnded(state: ThreadState): boolean {
	return state === 'finished' || state === 'failed'
}

export const threadHandlers: readonly (readonly [Kind, Handler])[] = [
	[Kind.created, created],
	[
		Kind.start,
		(state, event, thread) => {
			if (thread !== null) enter(state, thread, event.atUs, 'working')
		},
	],
	[
		Kind.finish,
		(state, event, thread) => {
			if (thread === null) return
			settleHand(state, thread, event.atUs)
			leaveAll(state, thread)
			enter(state, thread, event.atUs, 'finished')
		},
	],
	[
		Kind.fail,
		(state, event, thread) => {
			if (thread === null) return
			const isAlone = event.b === 1
			if (isAlone) dieAlone(state, thread, event.atUs)
			else failHand(state, thread, event.atUs)
			leaveAll(state, thread)
			enter(state, thread, event.atUs, 'failed', isAlone ? Cause.alone : Cause.none)
		},
	],
	[Kind.work, work],
	[Kind.worked, worked],
	[
		Kind.sleep,
		(state, event, thread) => {
			if (thread === null) return
			thread.sleepUntilUs = event.atUs + event.b
			if (event.c === Rest.poll) thread.isPolling = true
			enter(state, thread, event.atUs, 'sleeping', causeOfRest.get(event.c))
		},
	],
	[
		Kind.awake,
		(state, event, thread) => {
			if (thread === null) return
			thread.sleepUntilUs = null
			goOn(state, thread, event.atUs)
		},
	],
	[
		Kind.spin,
		(state, event, thread) => {
			if (thread !== null) enter(state, thread, event.atUs, 'spinning')
		},
	],
	[
		Kind.stuck,
		(state, event) => {
			const left = [...state.threads.values()].filter(({ state: now }) => !hasEnded(now))
			for (const one of left) one.isStuck = true
			const names = left.map(({ cast }) => cast.name).join(', ')
			state.laws.break('no stuck waiter', event.atUs, `${names} can never go on`)
		},
	],
	[Kind.held, held],
	[
		Kind.freed,
		(state, event, thread) => {
			if (thread !== null) letGo(state, thread, event.atUs)
		},
	],
]

/** A condition's waiter was notified: it is woken, also underneath being held. */
export function becomeWoken(
	state: FoldState,
	thread: ThreadFold,
	atUs: number,
	condition: number,
): void {
	if (thread.before === null) enter(state, thread, atUs, 'woken', Cause.condition, condition)
	else thread.before = { state: 'woken', cause: Cause.condition, causeOf: condition }
	thread.at = condition
}
