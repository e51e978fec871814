/** Places for as many items as anybody has ever waited to see: to programs, without a bound. */
import { ItemRing, type RingOptions } from './item-ring.ts'
import type { Item } from './item.ts'
import type { Lock } from './lock.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

/** A capacity that no record can exceed: how the trace says that there is none. */
export const noBound = 2 ** 31 - 1

/** Far more than anybody will ever watch coming in. Places that were never used cost nothing but addresses. */
const placesInAll = 2 ** 20

export interface UnboundedOptions extends Omit<RingOptions, 'capacity'> {
	/** Items for which there really is room. */
	readonly places?: number
}

export class UnboundedRing extends ItemRing {
	readonly #places: number

	constructor(memory: SharedMemory, lock: Lock, options: UnboundedOptions = {}) {
		const { places = placesInAll } = options
		super(memory, places, lock, { ...options, capacity: noBound })
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
