/**
 * What threads have in their hands: an item that was made and that no queue has accepted, or items that were taken and are
 * not done. Whatever ends an item, ends it here.
 */
import { Loss } from '../trace/event.ts'
import { claimArrival, deadlineUs } from './arrivals.ts'
import type { FoldState } from './fold-state.ts'
import type { TracedItem } from './queue-fold.ts'
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

/**
 * What a thread offers: an item it made before, one that came from outside, or one made just now. True when it came from
 * outside.
 */
export function offer(state: FoldState, thread: ThreadFold | null): boolean {
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

/** The item is in the system from now on. */
export function acceptItem(state: FoldState): void {
	state.tally.accepted += 1
	state.tally.inside += 1
}

export function leaveSystem(state: FoldState, item: TracedItem, atUs: number): void {
	state.tally.inside -= 1
	if (item.isKnown) state.stretch.leave(item.acceptedUs, atUs)
}

export function takeInHand(
	state: FoldState,
	thread: ThreadFold,
	item: TracedItem,
	atUs: number,
): void {
	state.tally.inService += 1
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

/** The next of several comes into the hand, or nothing. */
function emptyHand(state: FoldState, thread: ThreadFold, atUs: number): void {
	const next = thread.batch[0] ?? null
	thread.hand = next === null ? 'empty' : 'taken'
	thread.handItem = next
	thread.isServing = false
	thread.isPassing = false
	state.tally.inService -= 1
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
	if (item !== null && item.id === id) {
		state.latency.add(atUs - (thread.isServing ? item.madeUs : item.acceptedUs))
		if (thread.isServing) state.answer.add(atUs - item.madeUs)
	}
	completeHand(state, thread, atUs)
}

function completeHand(state: FoldState, thread: ThreadFold, atUs: number): void {
	const item = thread.handItem
	if (item === null) return
	thread.done += 1
	state.tally.completed += 1
	state.stretch.serve(thread.tookUs, atUs)
	leaveSystem(state, item, atUs)
	const cameUs = state.openSources.includes(item.producer) ? item.madeUs : item.acceptedUs
	state.notes?.completed(atUs, atUs - cameUs <= deadlineUs(state))
	emptyHand(state, thread, atUs)
}

/**
 * The thread takes again or ends with items in hand. Programs that do not say `worked` are done with them then; but what was
 * to be passed on, or was in work, nobody will do.
 */
export function settleHand(state: FoldState, thread: ThreadFold, atUs: number): void {
	while (thread.hand === 'taken' && thread.handItem !== null) {
		if (thread.isPassing || thread.work !== null) {
			countLoss(state, Loss.dropped)
			leaveSystem(state, thread.handItem, atUs)
			thread.work = null
			emptyHand(state, thread, atUs)
		} else completeHand(state, thread, atUs)
	}
}

/** The thread failed with items in hand: they failed with it. */
export function failHand(state: FoldState, thread: ThreadFold, atUs: number): void {
	while (thread.hand === 'taken' && thread.handItem !== null) {
		state.tally.failed += 1
		leaveSystem(state, thread.handItem, atUs)
		emptyHand(state, thread, atUs)
	}
}

export function countLoss({ tally }: FoldState, how: number): void {
	if (how === Loss.expired) tally.expired += 1
	else if (how === Loss.deadLettered) tally.deadLettered += 1
	else tally.dropped += 1
}
