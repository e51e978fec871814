/** Records about items that come from outside, whatever the threads do, and about looks that find none. */
import { Kind } from '../trace/event.ts'
import { noticeItems } from './detection.ts'
import type { FoldState, Handler } from './fold-state.ts'
import type { ThreadFold } from './thread-fold.ts'

/** Where no knob says otherwise, an answer is worth something for so long. */
const usualDeadlineUs = 1_000_000

/** The knob is in milliseconds. */
export function deadlineUs({ knobs }: FoldState): number {
	const deadlineMs = knobs['deadline']
	return typeof deadlineMs === 'number' ? deadlineMs * 1000 : usualDeadlineUs
}

/** One of the items that came is now in work, here or by somebody who has none of its own; false when none has come. */
export function claimArrival(state: FoldState, thread: ThreadFold | null): boolean {
	if (thread !== null && thread.arrived > 0) thread.arrived -= 1
	else if (state.unclaimed > 0) state.unclaimed -= 1
	else return false
	return true
}

/** From now on the items of this thread are known to come from outside: they are as old as their making says. */
export function noteOpenSource(state: FoldState, producer: string): void {
	if (state.openSources.includes(producer)) return
	state.openSources = [...state.openSources, producer]
}

/** A thread that polls has looked into a queue. */
export function countPoll(state: FoldState, atUs: number, hasFound: boolean): void {
	state.tally.polls += 1
	if (!hasFound) state.tally.emptyPolls += 1
	state.stretch.poll(atUs)
}

const arrive: Handler = (state, event, thread) => {
	const count = Math.max(0, event.a)
	state.tally.offered += count
	state.tally.outside += count
	state.tally.arrived += count
	if (event.b > 0) state.tally.retried += count
	state.notes?.arrived(event.atUs, count, event.b > 0)
	if (thread === null) state.unclaimed += count
	else thread.arrived += count
}

const look: Handler = (state, event, thread) => {
	if (thread !== null) thread.isPolling = true
	countPoll(state, event.atUs, false)
	const queue = state.queues.get(event.object)
	if (queue !== undefined) noticeItems(state, queue, event.atUs)
}

/** The full time that a word of a record ends in, and that lies not far from `atUs`, before or after it. */
export function nearUs(word: number, atUs: number): number {
	return atUs + ((word - atUs) | 0)
}

const wanted: Handler = (state, event) => {
	const { a: threads, b: column, c, atUs: sentUs } = event
	state.wanted = { threads, column, sentUs, dueUs: nearUs(c, sentUs) }
}

export const arrivalHandlers: readonly (readonly [Kind, Handler])[] = [
	[Kind.arrive, arrive],
	[Kind.look, look],
	[Kind.wanted, wanted],
]
