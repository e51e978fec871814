/**
 * How long an item stands in a queue, with a consumer free, until anybody looks and so notices it. That the consumer may
 * have to do another item first is not detection but waiting for one's turn.
 */
import { Activity } from '../trace/event.ts'
import type { FoldState } from './fold-state.ts'
import type { CastQueue, QueueFold } from './queue-fold.ts'
import type { ThreadFold } from './thread-fold.ts'

/** Begun, not ended, with no item in hand, and where the items of the queue go. */
function isFreeConsumer(thread: ThreadFold, { gap, isBackward }: CastQueue): boolean {
	if (thread.cast.column !== (isBackward ? gap : gap + 1) || isAtWork(thread)) return false
	const state = thread.before?.state ?? thread.state
	return state !== 'new' && state !== 'finished' && state !== 'failed'
}

/** Who attempts a job may have lost its item to another, and works on. */
function isAtWork({ hand, work }: ThreadFold): boolean {
	return hand === 'taken' || work?.activity === Activity.attempting
}

/** To be called after whatever may have freed a consumer or changed a queue. */
export function awaitItems(state: FoldState, atUs: number): void {
	for (const queue of state.queues.values()) {
		if (!queue.hasUnawaited) continue
		for (const thread of state.threads.values()) {
			if (!isFreeConsumer(thread, queue.cast)) continue
			queue.beginDetection(atUs)
			break
		}
	}
}

/** Somebody looks into the queue, to take or in vain. */
export function noticeItems(state: FoldState, queue: QueueFold, atUs: number): void {
	for (const { sinceUs, count } of queue.look()) {
		state.detection.add(atUs - sinceUs, count)
		state.stretch.detect(atUs - sinceUs, count)
	}
}
