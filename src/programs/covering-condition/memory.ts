/**
 * Memory in blocks, as one guards it by hand. Who allocates waits until
 * there is enough for him; who frees, until something was allocated.
 */
import { Cell } from '../../sync/cell.ts'
import { Condition } from '../../sync/condition.ts'
import { ItemRing } from '../../sync/item-ring.ts'
import type { Item } from '../../sync/item.ts'
import { Lock } from '../../sync/lock.ts'
import type { SharedMemory } from '../../sync/shared-memory.ts'
import type { Thread } from '../../sync/thread.ts'

export class Memory {
	private readonly guard: Lock
	private readonly allocated: Condition
	private readonly moreFree: Condition
	private readonly blocks: ItemRing
	/** 1: nothing was allocated since the last time that some was freed. */
	private readonly isUntouched: Cell
	private readonly most: number

	/** `most`: blocks that it has room for. */
	constructor(memory: SharedMemory, most: number) {
		const guard = new Lock(memory, 'lock')
		const on = (name: string, reason: string) =>
			new Condition(memory, guard, name, reason)
		this.guard = guard
		this.allocated = on('allocated', 'nothing allocated')
		this.moreFree = on('more free', 'too little free')
		const options = { name: 'free', capacity: most }
		this.blocks = new ItemRing(memory, most, guard, options)
		this.isUntouched = new Cell(memory)
		this.most = most
	}

	/** Takes `count` blocks at once, waiting until so many are free. */
	allocate(me: Thread, count: number): Item[] {
		me.lock(this.guard)
		try {
			while (this.blocks.size < count) {
				me.wait(this.moreFree)
			}
			const blocks = this.remove(me, count)
			me.store(this.isUntouched, 0)
			me.notify(this.allocated)
			return blocks
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Gives `count` blocks back, once for every allocation. */
	free(me: Thread, block: Item, count: number): void {
		me.lock(this.guard)
		try {
			while (me.load(this.isUntouched) === 1 || !this.fits(count)) {
				me.wait(this.allocated)
			}
			for (let i = 0; i < count; i++) {
				this.blocks.addLast(me, block)
			}
			me.store(this.isUntouched, 1)
			me.notify(this.moreFree) // notify: me.notify | me.notifyAll
		} finally {
			me.unlock(this.guard)
		}
	}

	private fits(count: number): boolean {
		return this.blocks.size + count <= this.most
	}

	private remove(me: Thread, count: number): Item[] {
		const blocks: Item[] = []
		for (let i = 0; i < count; i++) {
			blocks.push(this.blocks.removeFirst(me))
		}
		return blocks
	}
}
