/**
 * Which items have left a queue, for runs without end: the latest takes are known by name, the others only as ranges of
 * numbers, which stay few because numbers are given in order.
 */
import { bisector } from 'd3'
import type { Operation } from './history.ts'

/** From one number to another, both included. */
interface Range {
	from: number
	to: number
}

const byFrom = bisector((range: Range) => range.from)

export class TakenItems {
	readonly #recent = new Map<number, Operation>()
	/** In the order in which they became known; those before `#oldest` are forgotten. */
	#order: Operation[] = []
	#oldest = 0
	readonly #ranges: Range[] = []
	readonly #most: number

	/** `most`: takes known by name. */
	constructor(most = 65_536) {
		this.#most = most
	}

	add(take: Operation): void {
		this.#recent.set(take.item, take)
		this.#order.push(take)
		if (this.#recent.size > this.#most) this.#forgetOldest()
	}

	has(item: number): boolean {
		if (this.#recent.has(item)) return true
		const range = this.#ranges[byFrom.right(this.#ranges, item) - 1]
		return range !== undefined && item <= range.to
	}

	/** Who took it; undefined when nobody did, or when that is forgotten. */
	takeOf(item: number): Operation | undefined {
		return this.#recent.get(item)
	}

	/** Ranges of forgotten numbers: what memory grows with. */
	get rangeCount(): number {
		return this.#ranges.length
	}

	#forgetOldest(): void {
		const take = this.#order[this.#oldest++]
		if (take === undefined) return
		this.#recent.delete(take.item)
		this.#cover(take.item)
		if (this.#oldest > this.#most) {
			this.#order = this.#order.slice(this.#oldest)
			this.#oldest = 0
		}
	}

	#cover(item: number): void {
		const index = byFrom.right(this.#ranges, item)
		const before = this.#ranges[index - 1]
		const after = this.#ranges[index]
		if (before && item <= before.to) return
		const joinsBefore = before?.to === item - 1
		const joinsAfter = after?.from === item + 1
		if (before && joinsBefore) before.to = after && joinsAfter ? after.to : item
		else if (after && joinsAfter) after.from = item
		else this.#ranges.splice(index, 0, { from: item, to: item })
		if (joinsBefore && joinsAfter) this.#ranges.splice(index, 1)
	}
}
