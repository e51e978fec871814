/** One queue while records are folded: what lies in it, oldest first, and what has left it. */
import type { CastObject } from '../trace/cast.ts'
import { ItemRuns } from './item-runs.ts'
import { type Item, shownItems } from './moment.ts'

export type CastQueue = Extract<CastObject, { kind: 'queue' }>

/** So many items for which a consumer has been free since then, and that nobody has noticed. */
export interface Unseen {
	readonly sinceUs: number
	readonly count: number
}

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
	#items = new ItemRuns()
	// Items from the oldest to the newest: noticed by a look, then unseen, then those for which no consumer has been free.
	#unseen: Unseen[] = []
	#unawaited = 0
	/** The items as last shown; null once they changed. Moments share it. */
	#shown: readonly Item[] | null = null

	constructor(cast: CastQueue) {
		this.cast = cast
		this.capacity = cast.capacity
	}

	get depth(): number {
		return this.#items.length
	}

	/** The newest item, or null when the queue is empty. */
	get newest(): Item | null {
		return this.#items.newest
	}

	/** The oldest, at most `shownItems`. */
	items(): readonly Item[] {
		this.#shown ??= this.#items.first(shownItems)
		return this.#shown
	}

	put(item: Item): void {
		if (this.depth < shownItems) this.#shown = null
		this.#items.push(item)
		this.#unawaited += 1
		this.peak = Math.max(this.peak, this.depth)
	}

	/** Whether there is an item for which no consumer has been free yet. */
	get hasUnawaited(): boolean {
		return this.#unawaited > 0
	}

	/** A consumer is free at `atUs`: from now on it could notice every item. */
	beginDetection(atUs: number): void {
		if (this.#unawaited > 0) this.#unseen.push({ sinceUs: atUs, count: this.#unawaited })
		this.#unawaited = 0
	}

	/** Somebody looks: what was unseen is noticed now, and returned. */
	look(): readonly Unseen[] {
		const noticed = this.#unseen
		if (noticed.length > 0) this.#unseen = []
		return noticed
	}

	/** Removes the item with this number; null when it is not inside. `place` 0 is next to leave. To be called after a look. */
	take(id: number): { readonly item: Item; readonly place: number } | null {
		const found = this.#items.take(id)
		if (found === null) return null
		this.#shown = null
		if (found.place > this.depth - this.#unawaited) this.#unawaited -= 1
		return found
	}

	/** Forgets the oldest items until no more than `depth` are left: what lost records took. */
	shrinkTo(depth: number): void {
		while (this.depth > Math.max(0, depth)) {
			this.#items.dropOldest()
			this.#shown = null
			this.#unseen = []
			this.#unawaited = Math.min(this.#unawaited, this.depth)
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
		copy.#items = this.#items.clone()
		copy.#unseen = this.#unseen.slice()
		copy.#unawaited = this.#unawaited
		copy.#shown = this.#shown
		return copy
	}
}
