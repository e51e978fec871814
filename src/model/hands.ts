/**
 * What threads have in their hands: an item that was made and that no queue has accepted, or items that were taken and are
 * not done. Whatever ends an item, ends it here.
 */
import { Loss } from '../trace/event.ts'
import { claimArrival, deadlineUs } from './arrivals.ts'
import { timesOfKind } from './by-kind.ts'
import type { FoldState } from './fold-state.ts'
import type { JobStatusName } from './job-moment.ts'
import type { JobFold } from './job-table.ts'
import { isFinal } from './jobs-fold.ts'
import type { TracedItem } from './queue-fold.ts'
import type { ThreadFold } from './thread-fold.ts'

/** What was made of something that came from outside was offered when it came. */
export function finishMaking(state: FoldState, thread: ThreadFold, atUs: number): void {
	thread.done += 1
	thread.isFromOutside = claimArrival(state, thread)
	thread.hand = 'made'
	thread.handItem = null
	if (thread.isFromOutside) return
	state.tally.offered += 1
	state.tally.outside += 1
	state.notes?.arrived(atUs, 1, false)
}

/**
 * What a thread offers: an item it made before, one that came from outside, or one made just now. True when it came from
 * outside.
 */
export function offer(state: FoldState, thread: ThreadFold | null, atUs: number): boolean {
	if (thread !== null && thread.hand === 'made') {
		thread.hand = 'empty'
		state.tally.outside -= 1
		return thread.isFromOutside
	}
	const isFromOutside = claimArrival(state, thread)
	if (isFromOutside) state.tally.outside -= 1
	else {
		state.tally.offered += 1
		state.notes?.arrived(atUs, 1, false)
	}
	return isFromOutside
}

/** The item is in the system from now on. */
export function acceptItem(state: FoldState): void {
	state.tally.accepted += 1
	state.tally.inside += 1
}

export function leaveSystem(state: FoldState, item: TracedItem, atUs: number): void {
	state.tally.inside -= 1
	state.jobs?.change(item.id, { isInside: false })
	if (item.isKnown) state.stretch.leave(item.acceptedUs, atUs)
}

export function takeInHand(
	state: FoldState,
	thread: ThreadFold,
	item: TracedItem,
	atUs: number,
): void {
	if (!isOver(state, item)) state.tally.inService += 1
	state.jobs?.change(item.id, { holder: thread.cast.id })
	if (thread.hand === 'taken') {
		thread.batch = [...thread.batch, item]
		return
	}
	thread.hand = 'taken'
	thread.handItem = item
	thread.tookUs = atUs
}

/** Of several items in hand, this one comes first. */
export function bringForward(thread: ThreadFold, id: number): void {
	const { handItem } = thread
	if (thread.batch.length === 0 || handItem === null || handItem.id === id) return
	const wanted = thread.batch.find((item) => item.id === id)
	if (wanted === undefined) return
	thread.batch = [handItem, ...thread.batch.filter((item) => item !== wanted)]
	thread.handItem = wanted
}

/** The job of the item is over, and has taken it out of all counts. */
function isOver({ jobs }: FoldState, { id }: TracedItem): boolean {
	return isFinal(jobs?.job(id)?.status ?? null)
}

function leaveHand(state: FoldState, thread: ThreadFold, item: TracedItem): void {
	if (!isOver(state, item)) state.tally.inService -= 1
	if (thread.state === 'failed' && state.jobs !== null) state.jobs.unmanned -= 1
	state.jobs?.change(item.id, { holder: 0 })
}

/** The next of several comes into the hand, or nothing. */
function emptyHand(state: FoldState, thread: ThreadFold, atUs: number): void {
	const next = thread.batch[0] ?? null
	const { handItem } = thread
	if (handItem !== null) leaveHand(state, thread, handItem)
	thread.hand = next === null ? 'empty' : 'taken'
	thread.handItem = next
	thread.isServing = false
	thread.isPassing = false
	if (next === null) return
	thread.batch = thread.batch.slice(1)
	thread.tookUs = atUs
}

/** The item with this number leaves the hand for a queue; null when it is not there. */
export function passFromHand(
	state: FoldState,
	thread: ThreadFold,
	id: number,
	atUs: number,
): TracedItem | null {
	if (thread.hand !== 'taken') return null
	bringForward(thread, id)
	const item = thread.handItem
	if (item?.id !== id) return null
	if (!thread.isPassing) thread.done += 1
	emptyHand(state, thread, atUs)
	return item
}

/** The item in hand is done; without one (its take was lost) there is nothing to count. */
export function finishHandling(
	state: FoldState,
	thread: ThreadFold,
	id: number,
	atUs: number,
): void {
	if (thread.hand !== 'taken') return
	bringForward(thread, id)
	const item = thread.handItem
	if (item !== null && item.id === id) timeDone(state, item, thread.isServing, atUs)
	completeHand(state, thread, atUs)
}

/** `isServed`: it came, and no queue was in between. */
function timeDone(state: FoldState, item: TracedItem, isServed: boolean, atUs: number): void {
	const us = atUs - (isServed ? item.madeUs : item.acceptedUs)
	state.latency.add(us)
	timesOfKind(state, item.kind).latency.add(us)
	if (isServed) state.answer.add(atUs - item.madeUs)
}

function completeHand(state: FoldState, thread: ThreadFold, atUs: number): void {
	const item = thread.handItem
	if (item === null) return
	thread.done += 1
	state.stretch.serve(thread.tookUs, atUs)
	complete(state, item, atUs)
	emptyHand(state, thread, atUs)
}

function complete(state: FoldState, item: TracedItem, atUs: number): void {
	state.tally.completed += 1
	leaveSystem(state, item, atUs)
	const cameUs = state.openSources.includes(item.producer) ? item.madeUs : item.acceptedUs
	const isInTime = atUs - cameUs <= deadlineUs(state)
	if (isInTime) state.tally.inTime += 1
	state.notes?.completed(atUs, isInTime)
}

/** Takes the item of a job out of the hand of a thread, whatever else that has. */
export function pullFromHand(state: FoldState, holder: number, id: number, atUs: number): boolean {
	const thread = state.threads.get(holder)
	if (thread === undefined) return false
	bringForward(thread, id)
	if (thread.handItem?.id !== id) return false
	if (thread.state !== 'failed') state.stretch.serve(thread.tookUs, atUs)
	emptyHand(state, thread, atUs)
	return true
}

/** The job of an item is over: the item is done or lost, in a hand, in a queue or beside both. */
export function endItem(
	state: FoldState,
	job: JobFold,
	item: TracedItem,
	how: JobStatusName,
	atUs: number,
): void {
	const { jobs, tally } = state
	const isServed = state.threads.get(job.holder)?.isServing === true
	const isHeld = pullFromHand(state, job.holder, job.id, atUs)
	if (!isHeld && jobs?.pickUp(job) === false) jobs.ghosts.set(job.id, item)
	if (how === 'done') {
		timeDone(state, item, isServed, atUs)
		complete(state, item, atUs)
		return
	}
	if (how === 'failed') tally.failed += 1
	else tally.deadLettered += 1
	leaveSystem(state, item, atUs)
	state.notes?.lost(atUs)
}

/**
 * The thread takes again or ends with items in hand. Programs that do not say `worked` are done with them then; but what was
 * to be passed on, or was in work, nobody will do. The item of a job stays with its store.
 */
export function settleHand(state: FoldState, thread: ThreadFold, atUs: number): void {
	while (thread.hand === 'taken' && thread.handItem !== null) {
		const { handItem } = thread
		if (state.jobs?.job(handItem.id)) setAside(state, thread, handItem, atUs)
		else if (thread.isPassing || thread.work !== null) {
			countLoss(state, Loss.dropped, atUs)
			leaveSystem(state, handItem, atUs)
			thread.work = null
			emptyHand(state, thread, atUs)
		} else completeHand(state, thread, atUs)
	}
}

/** The thread failed at the item with this number, and goes on; null when it is not in its hand. */
export function failItem(
	state: FoldState,
	thread: ThreadFold,
	id: number,
	atUs: number,
): TracedItem | null {
	if (thread.hand !== 'taken') return null
	bringForward(thread, id)
	const item = thread.handItem
	if (item?.id !== id) return null
	state.tally.failed += 1
	leaveSystem(state, item, atUs)
	thread.work = null
	emptyHand(state, thread, atUs)
	return item
}

function setAside(state: FoldState, thread: ThreadFold, item: TracedItem, atUs: number): void {
	const job = state.jobs?.job(item.id) ?? null
	emptyHand(state, thread, atUs)
	if (job !== null && !isFinal(job.status)) state.jobs?.layAside(job, item)
}

/** The thread died, and the run goes on: items of jobs stay in its hand until their store says what becomes of them. */
export function dieAlone(state: FoldState, thread: ThreadFold, atUs: number): void {
	const held = thread.handItem === null ? [] : [thread.handItem, ...thread.batch]
	for (const item of held) {
		if (state.jobs?.job(item.id)) state.jobs.unmanned += 1
		else {
			bringForward(thread, item.id)
			failInHand(state, thread, item, atUs)
		}
	}
}

function failInHand(state: FoldState, thread: ThreadFold, item: TracedItem, atUs: number): void {
	state.tally.failed += 1
	leaveSystem(state, item, atUs)
	state.notes?.lost(atUs)
	emptyHand(state, thread, atUs)
}

/** The thread failed with items in hand: they failed with it. */
export function failHand(state: FoldState, thread: ThreadFold, atUs: number): void {
	while (thread.hand === 'taken' && thread.handItem !== null) {
		failInHand(state, thread, thread.handItem, atUs)
	}
}

export function countLoss({ tally, notes }: FoldState, how: number, atUs: number): void {
	notes?.lost(atUs)
	if (how === Loss.expired) tally.expired += 1
	else if (how === Loss.deadLettered) tally.deadLettered += 1
	else tally.dropped += 1
}
