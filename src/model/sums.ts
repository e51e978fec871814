/** The laws about sums and about waiting for nothing, over the whole state at once. */
import type { FoldState } from './fold-state.ts'
import type { QueueFold } from './queue-fold.ts'

/** Run time without any record after which a waiter that could go on counts as stuck. */
const patienceUs = 1_000_000

export function queuedIn(state: FoldState): number {
	let queued = 0
	for (const queue of state.queues.values()) queued += queue.depth
	return queued + uncounted(state)
}

/** Items of jobs that wait beside the queues for their next attempt, less those whose job is over and that lie in one. */
function uncounted({ jobs }: FoldState): number {
	return jobs === null ? 0 : jobs.waiting - jobs.ghosts.size
}

/** Items that somebody works on, or did when he was last heard of. */
export function inServiceOf({ tally, jobs }: FoldState): number {
	return tally.inService + (jobs?.orphaned ?? 0)
}

/** Those in the hands of threads that are alive. */
export function handsAtWork({ tally, jobs }: FoldState): number {
	return tally.inService - (jobs?.unmanned ?? 0)
}

function lostOf({ tally }: FoldState): number {
	return tally.dropped + tally.expired + tally.deadLettered + tally.failed
}

/** Those, and items on their way from hand to hand, through a queue without places. */
function betweenHands(state: FoldState): number {
	let count = 0
	for (const queue of state.queues.values()) {
		count += queue.depth + (queue.underWay === null ? 0 : 1)
	}
	return count + uncounted(state)
}

/**
 * Where every item is, in one sum: "begun 539 = done 526 + queued 7 + in hands 6". Of items that come whatever the threads
 * do: "came 539 = done 526 + queued 7 + in hands 4 + outside 2".
 */
export function sumInWords(state: FoldState): string {
	const { tally } = state
	const isOpen = tally.arrived > 0
	const parts = [
		['done', tally.completed],
		['queued', queuedIn(state)],
		['in hands', inServiceOf(state) + (isOpen ? 0 : tally.outside)],
		['outside', isOpen ? tally.outside : 0],
		['refused', tally.rejected],
		['failed', tally.failed],
		['dropped', tally.dropped],
		['expired', tally.expired],
		['dead letters', tally.deadLettered],
	] as const
	const shown = parts.filter(([, count], index) => index < 3 || count > 0)
	const sum = shown.map(([word, count]) => `${word} ${String(count)}`).join(' + ')
	return `${isOpen ? 'came' : 'begun'} ${String(tally.offered)} = ${sum}`
}

export function checkSums(state: FoldState, atUs: number): void {
	const { tally } = state
	if (!state.laws.isChecked('conservation')) {
		tally.outside = Math.max(0, tally.outside)
		return
	}
	const isOfferedKept = tally.offered === tally.accepted + tally.rejected + tally.outside
	const kept = tally.completed + inServiceOf(state) + betweenHands(state)
	if (isOfferedKept && tally.accepted === kept + lostOf(state)) return
	state.laws.break('conservation', atUs, sumInWords(state).replace('=', '≠'))
}

/** The one queue of a lock's waiters; one with a lock at each end is told by being the only one. Null where it is not sure. */
function queueOf({ queues }: FoldState, lock: number): QueueFold | null {
	const all = [...queues.values()]
	const guarded = all.filter((queue) => queue.cast.lock === lock)
	const [queue, other] = guarded.length === 0 ? all : guarded
	return queue === undefined || other !== undefined ? null : queue
}

/** An actor that waits for a turn while the threads of its dispatcher wait for mail: their condition is called after it. */
function actorInLine({ actors }: FoldState, condition: string): string | null {
	for (const [dispatcher, [first]] of actors?.lines ?? []) {
		if (first === undefined || condition !== `${dispatcher} mail`) continue
		return actors?.byId.get(first)?.cast.name ?? null
	}
	return null
}

/**
 * A thread that waits although what it waits for is there, and nothing has happened for a second
 * of run time that could still wake it. Null when there is none.
 */
export function stuckWaiter(state: FoldState, atUs: number): string | null {
	if (atUs - state.lastUs <= patienceUs) return null
	for (const thread of state.threads.values()) if (thread.before !== null) return null
	for (const condition of state.conditions.values()) {
		const { reason, lock: lockId, name } = condition.cast
		if (condition.waiting.length === 0 || condition.woken.length > 0) continue
		const lock = state.locks.get(lockId)
		if (lock?.holder !== 0 || lock.door.length > 0) continue
		const count = String(condition.waiting.length)
		const actor = actorInLine(state, name)
		if (actor !== null) {
			return `${count} wait in ${name} although ${actor} waits for a turn and nobody is on the way`
		}
		const queue = queueOf(state, lockId)
		if (queue === null) continue
		const hasRoom = reason === 'full' && queue.depth < queue.capacity
		const hasItem = reason === 'empty' && queue.depth > 0
		if (!hasRoom && !hasItem) continue
		const waiting = `${count} wait in ${name}`
		const there = hasRoom ? 'has room' : 'has items'
		return `${waiting} although ${queue.cast.name} ${there} and nobody is on the way`
	}
	return null
}
