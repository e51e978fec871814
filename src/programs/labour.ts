/** What programs need to know of the items that they pass on: where one comes from, and what is done with it. */
import type { Item } from '../sync/item.ts'
import type { Thread } from '../sync/thread.ts'

/** Requests come from outside, when they come. */
export interface Requests {
	/** Sleeps until there is one, and returns it. */
	next(me: Thread): Item
}

/** Items are made, one after another. */
export interface Maker {
	/** Returns one when it is made. */
	make(me: Thread): Item
}

/** Whatever is to be done with an item. */
export interface Doer {
	/** Returns when it is done. */
	handle(me: Thread, item: Item): void
}
