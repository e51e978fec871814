/**
 * A consumer looks up every now and then, and goes when nothing is left
 * and nothing will come.
 */
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { Cell } from '../../sync/cell.ts'
import type { Thread } from '../../sync/thread.ts'
import type { SteadyWork } from '../work.ts'

const patienceMs = 500

export function consume(
	me: Thread,
	queue: BlockingQueue,
	isOver: Cell,
	work: SteadyWork,
) {
	while (me.loopTop()) {
		// Read first: what came in after that is seen by the poll.
		const wasOver = me.load(isOver) === 1
		const item = queue.pollFor(me, patienceMs)
		if (item) {
			work.handle(me, item)
		} else if (wasOver) {
			return
		}
	}
}
