/** Thrown to whoever wanted something done that nobody will do. */
import { Refusal } from '../trace/event.ts'
import type { ItemRing } from './item-ring.ts'
import type { Item } from './item.ts'
import type { Thread } from './thread.ts'

export class Rejected extends Error {
	constructor() {
		super('rejected: there is nobody to do it and no place to wait')
		this.name = 'Rejected'
	}
}

/** Counts the refusal, and throws. */
export function reject(me: Thread, items: ItemRing, item: Item): never {
	items.refuse(me, item, Refusal.thrown)
	throw new Rejected()
}
