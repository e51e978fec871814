/** Who is served first when many wait. */
import type { QueueOrder } from '../trace/cast.ts'
import type { ItemRing } from './item-ring.ts'
import type { Item } from './item.ts'
import type { Thread } from './thread.ts'

export interface ServingOrder {
	readonly name: QueueOrder
	/** Removes who is served next. There must be one. */
	next(me: Thread, items: ItemRing): Item
}

/** Who came first is served first: under overload, everybody late. */
export class OldestFirst implements ServingOrder {
	readonly name = 'FIFO'

	next(me: Thread, items: ItemRing): Item {
		return items.removeFirst(me)
	}
}

/** Who came last is served first: the others wait on, in vain. */
export class NewestFirst implements ServingOrder {
	readonly name = 'LIFO'

	next(me: Thread, items: ItemRing): Item {
		return items.removeLast(me)
	}
}

/** In order as long as few wait; the newest first while many do. */
export class NewestWhileMany implements ServingOrder {
	readonly name = 'adaptive LIFO'
	private readonly many: number

	/** `many`: more than so many. */
	constructor(many: number) {
		this.many = many
	}

	next(me: Thread, items: ItemRing): Item {
		if (items.size > this.many) {
			return items.removeLast(me)
		}
		return items.removeFirst(me)
	}
}
