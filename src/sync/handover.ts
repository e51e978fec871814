/** What every blocking queue can do, whatever is inside. Items that are compared are known by their numbers. */
import type { Item } from './item.ts'
import type { Thread } from './thread.ts'

/**
 * Operations that wait throw Interrupted, and change nothing, when the thread was interrupted: at once when it was so
 * before. After `close` inserts throw QueueClosed, and so does a take from an empty one; pollFor then returns at once.
 */
export interface Handover {
	/** Waits while there is no room. */
	put(me: Thread, item: Item): void
	/** Waits while there is no item. */
	take(me: Thread): Item
	/** False at once when there is no room. */
	offer(me: Thread, item: Item): boolean
	/** False after `ms`, never earlier, and never while there is room. */
	offerFor(me: Thread, item: Item, ms: number): boolean
	/** Null at once when there is no item. */
	poll(me: Thread): Item | null
	/** Null after `ms`, never earlier, and never while there is an item. */
	pollFor(me: Thread, ms: number): Item | null
	/** @throws QueueFull when there is no room. */
	add(me: Thread, item: Item): void
	/** @throws QueueEmpty when there is no item. */
	remove(me: Thread): Item
	/** The item that leaves next, or null. It stays. */
	peek(me: Thread): Item | null
	/** @throws QueueEmpty when there is no item. */
	element(me: Thread): Item
	/** Up to `most` items, in the order in which they leave. */
	drainTo(me: Thread, most: number): Item[]
	/** @throws QueueFull at the first item without room; those before it are inside. */
	addAll(me: Thread, items: readonly Item[]): void
	clear(me: Thread): void
	/** True once. */
	removeItem(me: Thread, id: number): boolean
	contains(me: Thread, id: number): boolean
	/** In the order in which they leave. */
	toArray(me: Thread): Item[]
	/** What was inside when it was called; changes meanwhile do not disturb it. */
	iterate(me: Thread): IterableIterator<Item>
	size(me: Thread): number
	remainingCapacity(me: Thread): number
	close(me: Thread): void
	/** False at once when somebody is inside the lock. */
	tryResize(me: Thread, capacity: number): boolean
	/** While nobody runs. */
	resizeWhilePaused(me: Thread, capacity: number): void
}
