/** Places for as many items as anybody has ever waited to see: to programs, without a bound. */
import { ItemRing } from './item-ring.ts'
import type { Item } from './item.ts'
import type { Lock } from './lock.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

/** A capacity that no record can exceed: how the trace says that there is none. */
export const noBound = 2 ** 31 - 1

/** Above the largest storm; the items themselves may take far more room elsewhere. */
export const placesInAll = 65_536

export class UnboundedRing extends ItemRing {
	constructor(memory: SharedMemory, lock: Lock) {
		super(memory, placesInAll, lock, noBound)
	}

	override get capacity(): number {
		return noBound
	}

	/** @throws RangeError when even so there is no place left. */
	override addLast(me: Thread, item: Item): void {
		if (this.size >= placesInAll) {
			throw new RangeError(`there is no room for more than ${placesInAll} items`)
		}
		super.addLast(me, item)
	}
}
