/** Futures for what comes of tasks: one for each of the parents that are under way at once, and one for the child of each. */
import { Future } from '../sync/future.ts'
import type { Item } from '../sync/item.ts'
import type { SharedMemory } from '../sync/shared-memory.ts'
import type { Thread } from '../sync/thread.ts'

/** By kind. A task says by its payload which of the parents it is, or is the child of, from 0. */
export const kinds = ['parent', 'child'] as const
export const parentKind = kinds.indexOf('parent')
export const childKind = kinds.indexOf('child')

export class Results {
	/** Tasks that can be in line at once. */
	readonly most: number
	readonly #parents: number
	/** By kind. */
	readonly #futures: readonly (readonly Future[])[]

	/** `parents`: at most. */
	constructor(memory: SharedMemory, parents: number) {
		const futures = (what: string, reason: string) =>
			Array.from({ length: parents }, (_, i) => {
				return new Future(memory, `${what} ${i + 1}`, reason)
			})
		this.most = 2 * parents
		this.#parents = parents
		this.#futures = [futures('parent', 'reply'), futures('child', 'child')]
	}

	/** @throws RangeError when there can be no such task. */
	of({ kind, payload }: Item): Future {
		const future = this.#futures[kind]?.[payload]
		if (!future) {
			throw new RangeError(`there is no ${kinds[kind]} ${payload}`)
		}
		return future
	}

	/** @throws RangeError when nobody could wait for it. The thread knows from now on whose task it has. */
	check(me: Thread, { payload }: Item): void {
		if (!me.below(payload, this.#parents)) {
			throw new RangeError(`there is no family ${payload}`)
		}
	}

	/** Whose tasks they are, in order. */
	inOneWord(tasks: readonly Item[]): number {
		return tasks.reduce((word, { payload }) => word * (this.#parents + 1) + payload + 1, 0)
	}
}
