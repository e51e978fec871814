/** The queue between producers and consumers: which of five makes. */
import { BlockingQueue } from '../../sync/blocking-queue.ts'
import { FairQueue } from '../../sync/fair-queue.ts'
import { PriorityQueue } from '../../sync/priority-queue.ts'
import { SpinningQueue } from '../../sync/spinning-queue.ts'
import { TwoLockQueue } from '../../sync/two-lock-queue.ts'

const makes = {
	plain: BlockingQueue,
	fair: FairQueue,
	twoLocks: TwoLockQueue,
	priority: PriorityQueue,
	spinning: SpinningQueue,
}

export const Queue = makes.plain // variant: plain | fair | twoLocks | priority | spinning
