/**
 * Broken twins: each breaks one law that the real-thread tests claim to notice. They differ from the blocking
 * queue in the one way that their name says.
 */
import { Condition } from '../../src/sync/condition.ts'
import { ItemRing } from '../../src/sync/item-ring.ts'
import type { Item } from '../../src/sync/item.ts'
import { Lock } from '../../src/sync/lock.ts'
import type { SharedMemory } from '../../src/sync/shared-memory.ts'
import type { Thread } from '../../src/sync/thread.ts'
import type { Queue } from './handover-scene.ts'
import { Hesitation } from './hesitation.ts'

const places = 1024

class Parts {
	readonly guard: Lock
	readonly notFull: Condition
	readonly notEmpty: Condition
	readonly items: ItemRing

	constructor(memory: SharedMemory) {
		this.guard = new Lock(memory, 'lock')
		this.notFull = new Condition(memory, this.guard, 'not full', 'full')
		this.notEmpty = new Condition(memory, this.guard, 'not empty', 'empty')
		this.items = new ItemRing(memory, places, this.guard)
	}

	tryResize(you: Thread, capacity: number): boolean {
		this.items.resize(you, capacity)
		return true
	}
}

/** Nobody locks: looks again until there is room or an item, and then acts on what was true a moment ago. */
export class UnlockedQueue extends Parts implements Queue {
	readonly #looking = new Hesitation(64)
	readonly #acting = new Hesitation(8)

	put(me: Thread, item: Item): void {
		while (this.items.isFull) this.#lookAgain(me)
		this.#acting.hesitate()
		this.items.addLast(me, item)
	}

	take(me: Thread): Item {
		while (this.items.isEmpty) this.#lookAgain(me)
		this.#acting.hesitate()
		return this.items.removeFirst(me)
	}

	#lookAgain(me: Thread): void {
		me.spinHint()
		this.#looking.hesitate()
	}
}

/** Tests once: whoever is woken takes it for granted that it is still true. */
export class IfQueue extends Parts implements Queue {
	put(me: Thread, item: Item): void {
		me.lock(this.guard)
		if (this.items.isFull) me.wait(this.notFull)
		this.items.addLast(me, item)
		me.notify(this.notEmpty)
		me.unlock(this.guard)
	}

	take(me: Thread): Item {
		me.lock(this.guard)
		if (this.items.isEmpty) me.wait(this.notEmpty)
		const item = this.items.removeFirst(me)
		me.notify(this.notFull)
		me.unlock(this.guard)
		return item
	}
}

/** Takes are not announced: producers that wait are never woken. */
export class SilentQueue extends Parts implements Queue {
	put(me: Thread, item: Item): void {
		me.lock(this.guard)
		while (this.items.isFull) me.wait(this.notFull)
		this.items.addLast(me, item)
		me.notify(this.notEmpty)
		me.unlock(this.guard)
	}

	take(me: Thread): Item {
		me.lock(this.guard)
		while (this.items.isEmpty) me.wait(this.notEmpty)
		const item = this.items.removeFirst(me)
		me.unlock(this.guard)
		return item
	}
}

/** Hands out the youngest item: swaps what it removes with what it would have removed later. */
export class LastFirstQueue extends SilentQueue {
	override take(me: Thread): Item {
		me.lock(this.guard)
		while (this.items.isEmpty) me.wait(this.notEmpty)
		let item = this.items.removeFirst(me)
		for (let turned = this.items.size; turned > 0; turned--) {
			this.items.addLast(me, item)
			item = this.items.removeFirst(me)
		}
		me.notify(this.notFull)
		me.unlock(this.guard)
		return item
	}
}
