/** Places for requests, with a capacity that can also be taken away altogether, and one line of numbers for all that come in. */
import { ItemRing, type RingOptions } from './item-ring.ts'
import type { Item } from './item.ts'
import type { Lock } from './lock.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'
import { noBound } from './unbounded-ring.ts'

export class OverloadRing extends ItemRing {
	readonly #places: number

	constructor(memory: SharedMemory, places: number, lock: Lock, options: RingOptions) {
		super(memory, places, lock, options)
		this.#places = places
	}

	override resize(me: Thread, capacity: number): void {
		if (capacity === noBound) {
			this.setCapacity(me, noBound)
		} else {
			super.resize(me, capacity)
		}
	}

	/** @throws RangeError when even without a capacity there is no place left. */
	override addLast(me: Thread, item: Item): void {
		if (this.size >= this.#places) {
			throw new RangeError(`there is no room for more than ${this.#places} items`)
		}
		super.addLast(me, item)
	}

	/** `item` with a number, as it would have inside. */
	numbered(item: Item): Item {
		return { ...item, id: this.nextNumber() }
	}
}
