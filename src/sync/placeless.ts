/** What anybody sees who looks into a queue without places: nothing is ever inside. */
import type { Item } from './item.ts'
import { QueueEmpty } from './queue-empty.ts'
import type { Thread } from './thread.ts'

export class Placeless {
	peek(_me: Thread): Item | null {
		return null
	}

	element(_me: Thread): Item {
		throw new QueueEmpty()
	}

	size(_me: Thread): number {
		return 0
	}

	remainingCapacity(_me: Thread): number {
		return 0
	}

	clear(_me: Thread): void {
		// There is nothing to throw away.
	}

	contains(_me: Thread, _id: number): boolean {
		return false
	}

	removeItem(_me: Thread, _id: number): boolean {
		return false
	}

	toArray(_me: Thread): Item[] {
		return []
	}

	iterate(_me: Thread): IterableIterator<Item> {
		return [].values()
	}
}
