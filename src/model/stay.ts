/** How long all items that are inside have been in the system, of the present stretch. */
import type { FoldState } from './fold-state.ts'
import type { TracedItem } from './queue-fold.ts'

export function stayedUs(state: FoldState, atUs: number): number {
	const { queues, threads, jobs, stretch } = state
	const stayed = ({ isKnown, acceptedUs }: TracedItem) =>
		isKnown ? atUs - Math.max(acceptedUs, stretch.fromUs) : 0
	let sumUs = 0
	for (const queue of queues.values()) {
		sumUs += queue.stayedUs(atUs)
		if (queue.underWay !== null) sumUs += stayed(queue.underWay)
	}
	for (const { hand, handItem, batch } of threads.values()) {
		const held = hand === 'taken' && handItem !== null ? [handItem, ...batch] : batch
		for (const item of held) if (isInside(state, item)) sumUs += stayed(item)
	}
	if (jobs === null) return sumUs
	for (const item of jobs.aside.values()) sumUs += stayed(item)
	for (const item of jobs.ghosts.values()) sumUs -= stayed(item)
	return sumUs
}

/** A job that is over does not stay, though its item is in somebody's hand. */
function isInside({ jobs }: FoldState, { id }: TracedItem): boolean {
	return jobs?.job(id)?.isInside ?? true
}
