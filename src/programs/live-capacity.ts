/** A capacity that may be turned while the queue is in use. */
import type { BlockingQueue } from '../sync/blocking-queue.ts'
import type { World } from './scene.ts'

type Resizable = Pick<BlockingQueue, 'tryResize' | 'resizeWhilePaused'>

/** What turns the capacity of `queue`. */
export function capacityOf(queue: Resizable): World['turn'][string] {
	return (you, value, isPaused) => {
		if (queue.tryResize(you, Number(value))) {
			return true
		}
		if (isPaused) {
			queue.resizeWhilePaused(you, Number(value))
		}
		return isPaused
	}
}
