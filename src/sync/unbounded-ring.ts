/** Places for as many items as anybody has ever waited to see: to programs, without a bound. */
import { ItemRing } from './item-ring.ts'
import type { Item } from './item.ts'
import type { Lock } from './lock.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

/** A capacity that no record can exceed: how the trace says that there is none. */
export const noBound = 2 ** 31 - 1

/** Far more than anybody will ever watch coming in. Places that were never used cost nothing but addresses. */
const placesInAll = 2 ** 20

export class UnboundedRing extends ItemRing {
	readonly #places: number

	constructor(memory: SharedMemory, lock: Lock, places = placesInAll) {
		super(memory, places, lock, { capacity: noBound })
		this.#places = places
	}

	override get capacity(): number {
		return noBound
	}

	/** @throws RangeError when even so there is no place left. */
	override addLast(me: Thread, item: Item): void {
		if (this.size >= this.#places) {
			throw new RangeError(`there is no room for more than ${this.#places} items`)
		}
		super.addLast(me, item)
	}
}
