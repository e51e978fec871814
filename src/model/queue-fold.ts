/** One queue while records are folded: what lies in it, oldest first, and what has left it. */
import type { CastObject } from '../trace/cast.ts'
import type { Item } from './moment.ts'

export type CastQueue = Extract<CastObject, { kind: 'queue' }>

export class QueueFold {
	readonly cast: CastQueue
	capacity: number
	peak = 0
	isClosed = false
	justFreed = 0
	/** Number of the item that left last; numbers that leave must rise. */
	lastTaken = 0
	/** When the item that left last was made, by producer. */
	lastMadeUs = new Map<string, number>()
	#items: Item[] = []
	#head = 0
	/** The items as last shown; null once they changed. Moments share it. */
	#shown: readonly Item[] | null = null

	constructor(cast: CastQueue) {
		this.cast = cast
		this.capacity = cast.capacity
	}

	get depth(): number {
		return this.#items.length - this.#head
	}

	/** The newest item, or null when the queue is empty. */
	get newest(): Item | null {
		return this.depth === 0 ? null : (this.#items[this.#items.length - 1] ?? null)
	}

	items(): readonly Item[] {
		this.#shown ??= this.#items.slice(this.#head)
		return this.#shown
	}

	put(item: Item): void {
		this.#items.push(item)
		this.#shown = null
		this.peak = Math.max(this.peak, this.depth)
	}

	/** Removes the item with this number; null when it is not inside. `place` 0 is next to leave. */
	take(id: number): { item: Item; place: number } | null {
		const oldest = this.#items[this.#head]
		if (oldest?.id === id) {
			this.#dropOldest()
			return { item: oldest, place: 0 }
		}
		const index = this.#items.findIndex((item, at) => at >= this.#head && item.id === id)
		const item = this.#items[index]
		if (item === undefined) return null
		this.#items.splice(index, 1)
		this.#shown = null
		return { item, place: index - this.#head }
	}

	/** Forgets the oldest items until no more than `depth` are left: what lost records took. */
	shrinkTo(depth: number): void {
		while (this.depth > Math.max(0, depth)) this.#dropOldest()
	}

	#dropOldest(): void {
		this.#head += 1
		this.#shown = null
		if (this.#head > 512 && this.#head * 2 > this.#items.length) {
			this.#items = this.#items.slice(this.#head)
			this.#head = 0
		}
	}

	clone(): QueueFold {
		const copy = new QueueFold(this.cast)
		copy.capacity = this.capacity
		copy.peak = this.peak
		copy.isClosed = this.isClosed
		copy.justFreed = this.justFreed
		copy.lastTaken = this.lastTaken
		copy.lastMadeUs = new Map(this.lastMadeUs)
		copy.#items = this.#items.slice(this.#head)
		return copy
	}
}
