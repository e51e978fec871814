/** Records about items: made, put, taken, handled, refused; and about the queues they pass. */
import type { TraceEvent } from '../trace/event.ts'
import { Kind } from '../trace/event.ts'
import { claimArrival, countPoll, deadlineUs, noteOpenSource } from './arrivals.ts'
import { awaitItems, noticeItems } from './detection.ts'
import { type FoldState, type Handler, goOn, threadName } from './fold-state.ts'
import { type Item, type Move, recentLength } from './moment.ts'
import type { QueueFold } from './queue-fold.ts'
import type { ThreadFold } from './thread-fold.ts'

/** What was made of something that came from outside was offered when it came. */
export function finishMaking(state: FoldState, thread: ThreadFold): void {
	thread.done += 1
	thread.isFromOutside = claimArrival(state, thread)
	thread.hand = 'made'
	thread.handItem = null
	if (thread.isFromOutside) return
	state.tally.offered += 1
	state.tally.outside += 1
}

/** The item in hand is done; without one (its take was lost) there is nothing to count. */
export function finishHandling(state: FoldState, thread: ThreadFold, event: TraceEvent): void {
	const item = thread.handItem
	if (thread.hand !== 'taken') return
	if (item !== null && item.id === event.a) {
		state.latency.add(event.atUs - (thread.isServing ? item.madeUs : item.putUs))
		if (thread.isServing) state.answer.add(event.atUs - item.madeUs)
	}
	completeHand(state, thread, event.atUs)
}

/** Counts the item in hand as completed; programs that do not say `worked` end it this way. */
export function completeHand(state: FoldState, thread: ThreadFold, atUs: number): void {
	const item = thread.handItem
	if (thread.hand !== 'taken' || item === null) return
	thread.done += 1
	state.tally.completed += 1
	state.tally.inService -= 1
	state.stretch.serve(thread.tookUs, atUs)
	const cameUs = state.openSources.includes(item.producer) ? item.madeUs : item.putUs
	state.notes?.completed(atUs, atUs - cameUs <= deadlineUs(state))
	emptyHand(thread)
}

function emptyHand(thread: ThreadFold): void {
	thread.hand = 'empty'
	thread.handItem = null
	thread.isServing = false
}

/** The thread failed with an item in hand: the item failed with it. */
export function failHand(state: FoldState, thread: ThreadFold): void {
	if (thread.hand !== 'taken') return
	state.tally.failed += 1
	state.tally.inService -= 1
	emptyHand(thread)
}

function noteMove(state: FoldState, move: Move): void {
	state.moves = [...state.moves.slice(1 - recentLength), move]
}

/** Words of a ring are 32 bits: finds the full time that ends in `word` and is not after `atUs`. */
function unwrapUs(word: number, atUs: number): number {
	const agoUs = (((atUs - word) % 2 ** 32) + 2 ** 32) % 2 ** 32
	return agoUs < 2 ** 31 ? atUs - agoUs : atUs
}

function checkDepth(state: FoldState, queue: QueueFold, event: TraceEvent): void {
	if (state.tally.recordsLost > 0) queue.shrinkTo(event.b)
	// Less than nothing: told as a breach of another law.
	else if (event.b !== queue.depth && event.b >= 0) {
		const told = `${queue.cast.name} says ${String(event.b)} inside`
		const detail = `${told}, the records say ${String(queue.depth)}`
		state.laws.break('conservation', event.atUs, detail)
	}
	state.notes?.depth(queue.cast.id, event.atUs, queue.depth, queue.capacity)
}

/**
 * What a thread offers: an item it made before, one that came from outside, or one made just now. True when it came from
 * outside.
 */
function offer(state: FoldState, thread: ThreadFold | null): boolean {
	if (thread !== null && thread.hand === 'made') {
		thread.hand = 'empty'
		state.tally.outside -= 1
		return thread.isFromOutside
	}
	const isFromOutside = claimArrival(state, thread)
	if (isFromOutside) state.tally.outside -= 1
	else state.tally.offered += 1
	return isFromOutside
}

/** The item that a `put` or a `serve` tells of. */
function itemOf(state: FoldState, event: TraceEvent): Item {
	state.kindsSeen |= 1 << (event.d >>> 8)
	return {
		id: event.a,
		producer: threadName(state.cast, event.d & 0xff),
		kind: event.d >>> 8,
		madeUs: unwrapUs(event.c, event.atUs),
		putUs: event.atUs,
	}
}

const put: Handler = (state, event, thread) => {
	const queue = state.queues.get(event.object)
	if (queue === undefined) return
	if (thread?.state === 'spinning') goOn(state, thread, event.atUs)
	if (thread !== null) thread.wokenFrom = 0
	const item = itemOf(state, event)
	if (offer(state, thread)) noteOpenSource(state, item.producer)
	state.tally.accepted += 1
	state.answer.add(event.atUs - item.madeUs)
	const { newest } = queue
	if (newest !== null && newest.id >= item.id) {
		const detail = `item ${String(item.id)} entered behind ${String(newest.id)}`
		state.laws.break('first in, first out', event.atUs, detail)
	}
	queue.put(item)
	queue.justFreed = Math.max(0, queue.justFreed - 1)
	if (event.b > queue.capacity) {
		const detail = `${String(event.b)} items in ${queue.cast.name} of ${String(queue.capacity)}`
		state.laws.break('capacity', event.atUs, detail)
	}
	checkDepth(state, queue, event)
	const place = queue.depth - 1
	const { atUs } = event
	noteMove(state, { atUs, item, thread: event.thread, queue: queue.cast.id, into: true, place })
}

function checkOrder(state: FoldState, queue: QueueFold, item: Item, atUs: number): void {
	const id = String(item.id)
	if (item.id <= queue.lastTaken) {
		const detail = `item ${id} left after ${String(queue.lastTaken)}`
		state.laws.break('first in, first out', atUs, detail)
	}
	queue.lastTaken = Math.max(queue.lastTaken, item.id)
	const lastMadeUs = queue.lastMadeUs.get(item.producer) ?? -Infinity
	if (item.madeUs < lastMadeUs) {
		const detail = `item ${id} of ${item.producer} left after one it made later`
		state.laws.break('first in, first out', atUs, detail)
	}
	queue.lastMadeUs.set(item.producer, Math.max(lastMadeUs, item.madeUs))
}

/** An item whose put was lost, or that a broken program took from nowhere. */
function unknownItem(id: number, atUs: number): Item {
	return { id, producer: '', kind: 0, madeUs: atUs, putUs: atUs }
}

/** A thread that takes again is done with the former item, and free for the next one. */
function beginTake(state: FoldState, thread: ThreadFold, atUs: number): void {
	if (thread.isPolling) countPoll(state, atUs, true)
	if (thread.state === 'spinning') goOn(state, thread, atUs)
	thread.wokenFrom = 0
	if (thread.hand !== 'taken') return
	completeHand(state, thread, atUs)
	awaitItems(state, atUs)
}

function takeInHand(state: FoldState, thread: ThreadFold, item: Item, atUs: number): void {
	thread.hand = 'taken'
	thread.handItem = item
	thread.tookUs = atUs
	state.tally.inService += 1
}

/** The thread begins with an item that came, and no queue is in between: it is accepted by being begun with. */
const serve: Handler = (state, event, thread) => {
	if (thread === null) return
	completeHand(state, thread, event.atUs)
	const item = itemOf(state, event)
	offer(state, thread)
	noteOpenSource(state, item.producer)
	state.tally.accepted += 1
	takeInHand(state, thread, item, event.atUs)
	thread.isServing = true
}

const take: Handler = (state, event, thread) => {
	const queue = state.queues.get(event.object)
	if (queue === undefined) return
	const { atUs } = event
	if (thread !== null) beginTake(state, thread, atUs)
	noticeItems(state, queue, atUs)
	const found = queue.take(event.a)
	const item = found?.item ?? unknownItem(event.a, atUs)
	if (found === null) {
		const isEmpty = event.b < 0
		const detail = isEmpty
			? `${threadName(state.cast, event.thread)} took from an empty ${queue.cast.name}`
			: `item ${String(event.a)} left ${queue.cast.name} without being inside`
		state.laws.break('no duplicate', atUs, detail)
	} else {
		if (found.place > 0) {
			const detail = `item ${String(item.id)} left from place ${String(found.place + 1)}`
			state.laws.break('first in, first out', atUs, detail)
		}
		checkOrder(state, queue, item, atUs)
		state.wait.add(atUs - item.putUs)
	}
	queue.justFreed += 1
	state.tally.taken += 1
	if (thread === null) state.tally.completed += 1
	else takeInHand(state, thread, item, atUs)
	checkDepth(state, queue, event)
	const place = found?.place ?? 0
	noteMove(state, { atUs, item, thread: event.thread, queue: queue.cast.id, into: false, place })
}

const reject: Handler = (state, _event, thread) => {
	offer(state, thread)
	state.tally.rejected += 1
}

export const itemHandlers: readonly (readonly [Kind, Handler])[] = [
	[Kind.put, put],
	[Kind.take, take],
	[Kind.serve, serve],
	[Kind.reject, reject],
	[
		Kind.close,
		(state, event) => {
			const queue = state.queues.get(event.object)
			if (queue !== undefined) queue.isClosed = true
		},
	],
	[
		Kind.capacity,
		(state, event) => {
			const queue = state.queues.get(event.object)
			if (queue === undefined) return
			queue.capacity = event.a
			state.notes?.depth(queue.cast.id, event.atUs, queue.depth, queue.capacity)
		},
	],
]
