/** One queue while records are folded: what lies in it, next to leave first, and what has left it. */
import type { CastObject } from '../trace/cast.ts'
import { ItemRuns } from './item-runs.ts'
import { type Item, shownItems } from './moment.ts'

/** Sorts of items that are told apart where the urgent ones leave first. */
const mostLanes = 64

export type CastQueue = Extract<CastObject, { kind: 'queue' }>

/** An item while records are folded. */
export interface TracedItem extends Item {
	/** When the first queue accepted it, or when it was begun with where there is none. */
	readonly acceptedUs: number
	/** Whether that was recorded; false when it was taken from nowhere. */
	readonly isKnown: boolean
	/** Where there are actors: object id of the one that sent it, or minus the thread that did; and as the how manieth of all. */
	readonly sender?: number
	readonly sent?: number
}

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
	/** Number of the item that left last; while the queue numbers its items, numbers that leave first in, first out must rise. */
	lastTaken = 0
	/** When the item that left last was made, by producer. */
	lastMadeUs = new Map<string, number>()
	/** Whether every item came fresh: what was passed on came with a number of its own, in any order. */
	isNumbered = true
	/** An item that was put into a queue without places and is not taken yet: it goes from hand to hand. */
	underWay: TracedItem | null = null
	/** In the order they came; where urgent ones overtake, one lane for each sort, the most urgent last. */
	#lanes: ItemRuns<TracedItem>[] = [new ItemRuns()]
	#depth = 0
	/** Sum of when the items inside came into the system, none before `#fromUs`. */
	#cameSumUs = 0
	#fromUs = 0
	// Items from the oldest to the newest: noticed by a look, then unseen, then those for which no consumer has been free.
	#unseen: Unseen[] = []
	#unawaited = 0
	/** The items as last shown; null once they changed. Moments share it. */
	#shown: readonly Item[] | null = null

	constructor(cast: CastQueue) {
		this.cast = cast
		this.capacity = cast.capacity
	}

	/** Items at rest inside. */
	get depth(): number {
		return this.#depth
	}

	/** The newest item of those that nobody overtakes, or null when there is none. */
	get newest(): TracedItem | null {
		return this.#lanes[0]?.newest ?? null
	}

	/** Next to leave first, at most `shownItems`. */
	items(): readonly Item[] {
		this.#shown ??= this.#firstToLeave()
		return this.#shown
	}

	/** From now on the time before `fromUs` does not count. */
	beginStay(fromUs: number): void {
		this.#fromUs = fromUs
		this.#cameSumUs = 0
		for (const items of this.#lanes)
			for (const item of items.all()) this.#cameSumUs += this.#cameUs(item)
	}

	/** How long all items at rest inside have been in the system by `atUs`, together. */
	stayedUs(atUs: number): number {
		return this.#depth * atUs - this.#cameSumUs
	}

	#cameUs({ acceptedUs }: TracedItem): number {
		return Math.max(acceptedUs, this.#fromUs)
	}

	/** The place is 0 for the next to leave. */
	put(item: TracedItem): number {
		const isLast = this.cast.order === 'FIFO'
		if (!isLast || this.#depth < shownItems) this.#shown = null
		const lane = this.cast.order === 'priority' ? Math.min(item.kind, mostLanes - 1) : 0
		while (this.#lanes.length <= lane) this.#lanes.push(new ItemRuns())
		this.#lanes[lane]?.push(item)
		this.#depth += 1
		this.#cameSumUs += this.#cameUs(item)
		this.#unawaited += 1
		this.peak = Math.max(this.peak, this.#depth)
		if (this.cast.order === 'LIFO') return 0
		return isLast ? this.#depth - 1 : this.#before(lane - 1) - 1
	}

	/** Puts `item` in the place of the newest, which has the same number: more is known of it. */
	retell(item: TracedItem): void {
		this.#shown = null
		this.#lanes[0]?.replaceNewest(item)
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
	take(id: number): { readonly item: TracedItem; readonly place: number } | null {
		const { underWay } = this
		if (underWay?.id === id) {
			this.underWay = null
			return { item: underWay, place: 0 }
		}
		for (let lane = this.#lanes.length - 1; lane >= 0; lane--) {
			const items = this.#lanes[lane]
			const found = items?.take(id) ?? null
			if (items === undefined || found === null) continue
			this.#shown = null
			this.#depth -= 1
			this.#cameSumUs -= this.#cameUs(found.item)
			if (found.place > this.#depth - this.#unawaited) this.#unawaited -= 1
			this.#unawaited = Math.min(this.#unawaited, this.#depth)
			const isLast = this.cast.order === 'LIFO'
			const place = isLast ? items.length - found.place : this.#before(lane) + found.place
			return { item: found.item, place }
		}
		return null
	}

	/** Forgets the oldest items until no more than `depth` are left, and returns them: what lost records took. */
	shrinkTo(depth: number): readonly TracedItem[] {
		const forgotten: TracedItem[] = []
		while (this.#depth > Math.max(0, depth)) {
			const lane = this.#lanes.findLast((items) => items.length > 0)
			const oldest = lane?.oldest ?? null
			if (lane === undefined || oldest === null) break
			lane.dropOldest()
			forgotten.push(oldest)
			this.#cameSumUs -= this.#cameUs(oldest)
			this.#depth -= 1
			this.#shown = null
			this.#unseen = []
			this.#unawaited = Math.min(this.#unawaited, this.#depth)
		}
		return forgotten
	}

	clone(): QueueFold {
		const copy = new QueueFold(this.cast)
		copy.capacity = this.capacity
		copy.peak = this.peak
		copy.isClosed = this.isClosed
		copy.justFreed = this.justFreed
		copy.lastTaken = this.lastTaken
		copy.lastMadeUs = new Map(this.lastMadeUs)
		copy.isNumbered = this.isNumbered
		copy.underWay = this.underWay
		copy.#lanes = this.#lanes.map((items) => items.clone())
		copy.#depth = this.#depth
		copy.#cameSumUs = this.#cameSumUs
		copy.#fromUs = this.#fromUs
		copy.#unseen = this.#unseen.slice()
		copy.#unawaited = this.#unawaited
		copy.#shown = this.#shown
		return copy
	}

	/** Items that leave before those of a lane, and so before those below it. */
	#before(lane: number): number {
		let before = 0
		for (let other = lane + 1; other < this.#lanes.length; other++) {
			before += this.#lanes[other]?.length ?? 0
		}
		return before
	}

	#firstToLeave(): readonly Item[] {
		if (this.cast.order === 'LIFO') return this.#lanes[0]?.last(shownItems) ?? []
		const [only] = this.#lanes
		if (this.#lanes.length === 1 && only !== undefined) return only.first(shownItems)
		const shown: Item[] = []
		for (const items of this.#lanes.toReversed()) {
			shown.push(...items.first(shownItems - shown.length))
		}
		return shown
	}
}
