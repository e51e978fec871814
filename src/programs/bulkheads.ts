/** Queues of a service that does two kinds of tasks: one for all, or one for each kind, with workers of its own. */
import type { Item } from '../sync/item.ts'
import type { UnboundedQueue } from '../sync/unbounded-queue.ts'

/** Threads have consecutive ids: the page, the handler, then the workers. */
const firstWorker = 3

export class Bulkheads {
	/** The queue of all tasks and of all workers, where there is one. */
	readonly common: UnboundedQueue
	/** By kind. */
	readonly #own: readonly UnboundedQueue[]
	readonly #reserved: number

	/** `own`: by kind; the same one twice where there is no bulkhead. `reserved`: workers, the first ones, for kind 0. */
	constructor(own: readonly [UnboundedQueue, UnboundedQueue], reserved: number) {
		this.common = own[0]
		this.#own = own
		this.#reserved = reserved
	}

	/** Where tasks of its kind stand. */
	of({ kind }: Pick<Item, 'kind'>): UnboundedQueue {
		const queue = this.#own[kind]
		if (!queue) {
			throw new RangeError(`there is no queue for kind ${kind}`)
		}
		return queue
	}

	/** What `thread` serves. */
	servedBy(thread: number): UnboundedQueue {
		return this.of({ kind: thread - firstWorker < this.#reserved ? 0 : 1 })
	}
}
