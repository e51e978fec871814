/** Records about items and the queues they pass: put, taken, begun with, refused, dropped. */
import type { TraceEvent } from '../trace/event.ts'
import { Kind, Loss, Refusal } from '../trace/event.ts'
import { countPoll, noteOpenSource } from './arrivals.ts'
import { timesOfKind } from './by-kind.ts'
import { awaitItems, noticeItems } from './detection.ts'
import { noteDeadLetter, receive, sendingOf } from './fold-actors.ts'
import { comeBack, isKeptByStore, noteItem } from './fold-jobs.ts'
import { type FoldState, type Handler, beginThread, goOn, threadName } from './fold-state.ts'
import {
	acceptItem,
	countLoss,
	leaveSystem,
	offer,
	passFromHand,
	settleHand,
	takeInHand,
} from './hands.ts'
import { type Move, type RefusalWay, recentLength } from './moment.ts'
import { checkNumber, checkOrder, checkRoom, checkUnderWay } from './order.ts'
import type { QueueFold, TracedItem } from './queue-fold.ts'
import type { ThreadFold } from './thread-fold.ts'

function noteMove(state: FoldState, move: Move): void {
	state.moves = [...state.moves.slice(1 - recentLength), move]
}

/** Words of a ring are 32 bits: finds the full time that ends in `word` and is not after `atUs`. */
function unwrapUs(word: number, atUs: number): number {
	const agoUs = (((atUs - word) % 2 ** 32) + 2 ** 32) % 2 ** 32
	return agoUs < 2 ** 31 ? atUs - agoUs : atUs
}

function checkDepth(state: FoldState, queue: QueueFold, event: TraceEvent): void {
	if (state.tally.recordsLost > 0) {
		for (const item of queue.shrinkTo(event.b)) leaveSystem(state, item, event.atUs)
		// Less than nothing: told as a breach of another law.
	} else if (event.b !== queue.depth && event.b >= 0) {
		const told = `${queue.cast.name} says ${String(event.b)} inside`
		const detail = `${told}, the records say ${String(queue.depth)}`
		state.laws.break('conservation', event.atUs, detail)
	}
	state.notes?.depth(queue.cast.id, event.atUs, queue.depth, queue.capacity)
}

/** The item that a `put` or a `serve` tells of. */
function itemOf(state: FoldState, event: TraceEvent, acceptedUs: number): TracedItem {
	const kind = (event.d >>> 8) & 0xffff
	state.kindsSeen |= 1 << kind
	return {
		id: event.a,
		producer: threadName(state.cast, event.d & 0xff),
		kind,
		madeUs: unwrapUs(event.c, event.atUs),
		putUs: event.atUs,
		acceptedUs,
		isKnown: true,
	}
}

/** The item that a thread sends, passes on or would have sent. */
function sentItem(state: FoldState, event: TraceEvent, passed: TracedItem | null): TracedItem {
	const told = itemOf(state, event, passed?.acceptedUs ?? event.atUs)
	// Who puts the item of a job back may know no more than its number.
	const { producer, kind, madeUs } = state.jobs === null || passed === null ? told : passed
	const item = { ...told, producer, kind, madeUs }
	const sending = sendingOf(state, event.thread, passed)
	return sending === null ? item : { ...item, ...sending }
}

/**
 * The thread whose hand a record is about: the writer, unless it says that it acts for another, which sleeps, in a queue
 * without places.
 */
function handOf(state: FoldState, event: TraceEvent, writer: ThreadFold | null, other: number) {
	if (other === 0 || other === event.thread) {
		if (writer !== null) writer.wokenFrom = 0
		if (writer?.state === 'spinning') goOn(state, writer, event.atUs)
		return writer
	}
	const thread = beginThread(state, other, event.atUs)
	if (thread === null) return writer
	thread.wokenFrom = 0
	thread.isServed = state.conditions.has(thread.at)
	return thread
}

const put: Handler = (state, event, writer) => {
	const queue = state.queues.get(event.object)
	if (queue === undefined) return
	const { atUs } = event
	const job = comeBack(state, event)
	const thread = handOf(state, event, writer, job === null ? event.d >>> 24 : 0)
	const passed = job ?? (thread === null ? null : passFromHand(state, thread, event.a, atUs))
	const item = sentItem(state, event, passed)
	noteItem(state, item, passed === null)
	if (passed === null) {
		if (offer(state, thread, atUs)) noteOpenSource(state, item.producer)
		acceptItem(state)
		state.answer.add(atUs - item.madeUs)
	}
	// What was passed on, or saved before, has a number that the queue has not given.
	if (passed !== null || state.jobs?.job(item.id)) queue.isNumbered = false
	else checkNumber(state, queue, item, atUs)
	checkUnderWay(state, queue, atUs)
	let place = 0
	if (queue.capacity === 0 && event.b === 0) queue.underWay = item
	else place = queue.put(item)
	state.actors?.told.set(event.thread, { item: item.id, queue: event.object })
	queue.justFreed = Math.max(0, queue.justFreed - 1)
	checkRoom(state, queue, event)
	checkDepth(state, queue, event)
	const from = job === null ? 0 : event.d >>> 24
	const by = from === 0 ? (thread?.cast.id ?? event.thread) : from
	noteMove(state, { atUs, item, thread: by, queue: queue.cast.id, into: true, place })
}

/** An item whose put was lost, or that a broken program took from nowhere. Where records were lost it is new to us. */
function unknownItem(state: FoldState, id: number, atUs: number): TracedItem {
	const isKnown = state.tally.recordsLost > 0
	if (isKnown) state.tally.inside += 1
	return { id, producer: '', kind: 0, madeUs: atUs, putUs: atUs, acceptedUs: atUs, isKnown }
}

/** A thread that takes again in another section is done with what it had, and free for the next item. */
function beginTake(state: FoldState, thread: ThreadFold, atUs: number): void {
	if (thread.isPolling) countPoll(state, atUs, true)
	const isSame = thread.isDraining
	thread.isDraining = thread.locks.length > 0
	if (isSame || thread.hand !== 'taken') return
	settleHand(state, thread, atUs)
	awaitItems(state, atUs)
}

/** The thread begins with an item that came, and no queue is in between: it is accepted by being begun with. */
const serve: Handler = (state, event, thread) => {
	if (thread === null) return
	const { atUs } = event
	settleHand(state, thread, atUs)
	const item = itemOf(state, event, atUs)
	const maker = state.threads.get(event.d & 0xff)
	const isHandedOver = maker !== undefined && maker !== thread && maker.hand === 'made'
	const isFromOutside = offer(state, isHandedOver ? maker : thread, atUs)
	if (isFromOutside || !isHandedOver) noteOpenSource(state, item.producer)
	acceptItem(state)
	noteItem(state, item, true)
	takeInHand(state, thread, item, atUs)
	thread.isServing = true
}

/** Takes the item out of the queue; null, and a law broken, when it is not inside. */
function leave(state: FoldState, queue: QueueFold, event: TraceEvent, writer: ThreadFold | null) {
	const found = queue.take(event.a)
	if (found === null) {
		const isEmpty = event.b < 0
		const detail = isEmpty
			? `${threadName(state.cast, event.thread)} took from an empty ${queue.cast.name}`
			: `item ${String(event.a)} left ${queue.cast.name} without being inside`
		state.laws.break('no duplicate', event.atUs, detail)
	}
	if (writer?.locks.includes(queue.cast.lock) === true) queue.justFreed += 1
	return found
}

const take: Handler = (state, event, writer) => {
	const queue = state.queues.get(event.object)
	if (queue === undefined) return
	const { atUs } = event
	const thread = handOf(state, event, writer, event.d)
	if (thread !== null) beginTake(state, thread, atUs)
	noticeItems(state, queue, atUs)
	const found = leave(state, queue, event, writer)
	const item = found?.item ?? unknownItem(state, event.a, atUs)
	if (found !== null) {
		checkOrder(state, queue, found, atUs)
		state.wait.add(atUs - item.putUs)
		timesOfKind(state, item.kind).wait.add(atUs - item.putUs)
		receive(state, event, item, thread?.cast.id ?? event.thread)
	}
	state.tally.taken += 1
	state.jobs?.ghosts.delete(item.id)
	if (thread !== null) takeInHand(state, thread, item, atUs)
	else {
		state.tally.completed += 1
		leaveSystem(state, item, atUs)
	}
	checkDepth(state, queue, event)
	const by = thread?.cast.id ?? event.thread
	const place = found?.place ?? 0
	noteMove(state, { atUs, item, thread: by, queue: queue.cast.id, into: false, place })
}

/** Nobody will ever handle it: accepted, and lost at once, without having been inside. */
const deadLetter: Handler = (state, event, thread) => {
	const queue = state.queues.get(event.object)
	if (queue === undefined) return
	const { atUs } = event
	const passed = thread === null ? null : passFromHand(state, thread, event.a, atUs)
	const item = sentItem(state, event, passed)
	if (passed === null) {
		if (offer(state, thread, atUs)) noteOpenSource(state, item.producer)
		acceptItem(state)
	}
	countLoss(state, Loss.deadLettered, atUs)
	leaveSystem(state, item, atUs)
	noteDeadLetter(state, event, item)
	if (state.actors !== null) {
		state.actors.laidAside += 1
		state.actors.told.set(event.thread, { item: item.id, queue: 0 })
	}
	checkDepth(state, queue, event)
}

const drop: Handler = (state, event, writer) => {
	const queue = state.queues.get(event.object)
	if (queue === undefined) return
	const { atUs } = event
	const found = leave(state, queue, event, writer)
	const item = found?.item ?? unknownItem(state, event.a, atUs)
	if (!isKeptByStore(state, item)) {
		countLoss(state, event.c, atUs)
		leaveSystem(state, item, atUs)
	}
	if (event.c === Loss.deadLettered) noteDeadLetter(state, event, item)
	checkDepth(state, queue, event)
}

function refusalWay({ b }: TraceEvent): RefusalWay {
	if (b === Refusal.timedOut) return 'timed out'
	if (b === Refusal.limited) return 'limited'
	return b === Refusal.thrown ? 'thrown' : 'at once'
}

/** Whether a thread offers an item that it took before; its number is 0 where the record does not tell. */
function isFromHand(thread: ThreadFold, id: number): boolean {
	if (thread.hand !== 'taken') return false
	if (id === 0) return thread.isPassing
	return thread.handItem?.id === id || thread.batch.some((item) => item.id === id)
}

/** An item that was to be passed on stays in the hand that offers it; any other is gone. */
const reject: Handler = (state, event, thread) => {
	const { tally } = state
	const isPassed = thread !== null && isFromHand(thread, event.c)
	if (!isPassed) {
		offer(state, thread, event.atUs)
		tally.rejected += 1
		state.notes?.refused(event.atUs)
	}
	const how = refusalWay(event)
	if (how === 'timed out') tally.refusedTimedOut += 1
	else if (how === 'thrown') tally.refusedThrown += 1
	else if (how === 'limited') tally.refusedLimited += 1
	else tally.refusedAtOnce += 1
	if (thread !== null) thread.refused += 1
	const { atUs, object: queue, a: kind } = event
	const refused = { atUs, thread: event.thread, queue, kind, how }
	state.refusals = [...state.refusals.slice(1 - recentLength), refused]
	state.notes?.marked(event.thread, atUs, 'refusal')
}

export const itemHandlers: readonly (readonly [Kind, Handler])[] = [
	[Kind.put, put],
	[Kind.take, take],
	[Kind.serve, serve],
	[Kind.reject, reject],
	[Kind.drop, drop],
	[Kind.deadLetter, deadLetter],
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
