/** What a queue can do by its other operations. */
import type { Item } from './item.ts'
import { QueueEmpty } from './queue-empty.ts'
import type { Thread } from './thread.ts'

/** See `Handover` for what is promised of each. */
export abstract class DerivedOperations {
	abstract add(me: Thread, item: Item): void
	abstract poll(me: Thread): Item | null
	abstract peek(me: Thread): Item | null
	abstract toArray(me: Thread): Item[]

	remove(me: Thread): Item {
		return present(this.poll(me))
	}

	element(me: Thread): Item {
		return present(this.peek(me))
	}

	addAll(me: Thread, items: readonly Item[]): void {
		for (let i = 0; me.below(i, items.length); i++) {
			const item = items[i]
			if (item) {
				this.add(me, item)
			}
		}
	}

	contains(me: Thread, id: number): boolean {
		return this.toArray(me).some((item) => item.id === id)
	}

	iterate(me: Thread): IterableIterator<Item> {
		return this.toArray(me).values()
	}
}

function present(item: Item | null): Item {
	if (item === null) {
		throw new QueueEmpty()
	}
	return item
}
