/** Where tasks stand in line: all in one queue, or each worker with a queue of its own. */
import type { UnboundedQueue } from '../sync/unbounded-queue.ts'
import { Draws } from './draws.ts'

/** The stream of draws that says which line a task goes to. Those up to 64 are the threads' own, 66 the pollers'. */
const lineStream = 67
const largestWord = 0x7fffffff

/** Threads have consecutive ids: the page, the handler, then the workers. */
const firstWorker = 3

export class Lines {
	readonly #queues: readonly UnboundedQueue[]
	readonly #draws: Draws

	constructor(queues: readonly UnboundedQueue[], seed: number) {
		this.#queues = queues
		this.#draws = new Draws(seed, lineStream)
	}

	/** The line for the task that comes now: any, each as likely as the others. For the one thread that receives. */
	pick(): UnboundedQueue {
		const { length } = this.#queues
		if (length === 1) {
			return this.#at(0)
		}
		const share = (this.#draws.word() - 1) / largestWord
		return this.#at(Math.floor(share * length))
	}

	/** The line that `thread` serves. */
	of(thread: number): UnboundedQueue {
		return this.#at((thread - firstWorker) % this.#queues.length)
	}

	#at(place: number): UnboundedQueue {
		const queue = this.#queues[place]
		if (!queue) {
			throw new RangeError(`there is no line ${place}`)
		}
		return queue
	}
}
