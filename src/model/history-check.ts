/**
 * Whether a history can be that of a first-in-first-out queue, by looking for the patterns that no such queue can show,
 * in O(n log n). Sweeps over calls and returns in their order; so it can follow a run while it goes on.
 *
 * Complete for puts and takes (Henzinger, Sezgin, Vafeiadis 2013): without any pattern there is a legal order. Capacity,
 * told sizes, refusals and empty polls are held against bounds only; history-exact.ts decides those.
 */
import { Capacities } from './history-capacities.ts'
import type { Operation } from './history.ts'
import { TakenItems } from './history-taken.ts'

export type Pattern =
	/** An item left twice; `other`: the first take. */
	| 'taken twice'
	/** An item entered twice; `other`: the first put, or the take after it. */
	| 'put twice'
	/** An item left that nobody put. */
	| 'never put'
	/** A take returned before the put of its item was called; `other`: that put. */
	| 'taken too early'
	/** An item left before one put earlier; `other`: the put of that one. */
	| 'overtaken'
	/** A call took an item and put somebody's item in again. */
	| 'put back'
	/** A put led to more items than the capacity; `other`: the put of the oldest of them. */
	| 'overfull'
	/** A size was told that cannot have been. */
	| 'miscounted'
	/** An offer was refused although there was room. */
	| 'refused with room'
	/** A poll found nothing although something was inside. */
	| 'empty beside items'

export interface Violation {
	readonly pattern: Pattern
	/** The operation that shows it. */
	readonly operation: Operation
	/** The other one of the two that cannot both have been; null when there is none or it is long forgotten. */
	readonly other: Operation | null
	/** What was and what may be, least and most: sizes, or size and capacity. */
	readonly range: readonly [number, number]
}

/** An operation in the sweep, and what was known when it was called. */
interface Entry {
	readonly operation: Operation
	/** Puts and takes that had returned. */
	puts: number
	takes: number
	/** Of a put: whether somebody has called for the item. */
	isLeaving: boolean
}

export class HistorySweep {
	violation: Violation | null = null
	/** Operations found legal. */
	checked = 0
	/** By call and by return, each from the first that is still to come. */
	#calls: Entry[] = []
	#nextCall = 0
	#returns: Entry[] = []
	#nextReturn = 0
	readonly #puts = new Map<number, Entry>()
	readonly #taken = new TakenItems()
	readonly #capacities: Capacities
	/** Items that are inside for certain, by the return of their put; those before `#oldest` are on their way out. */
	#inside: Entry[] = []
	#oldest = 0
	/** Among the items that have left, the call of the latest put. */
	#latestPut = -1
	/** The latest call of a put that has returned. */
	#lastPutCall = -1
	#putsCalled = 0
	#putsReturned = 0
	#takesCalled = 0
	#takesReturned = 0

	/** `capacity`: before the first resize. */
	constructor(capacity: number) {
		this.#capacities = new Capacities(capacity)
	}

	/** Takes operations in the order of their returns. */
	add(operations: readonly Operation[]): void {
		if (this.violation) {
			this.#explain(this.violation, operations)
			return
		}
		for (const operation of operations) {
			const entry = { operation, puts: 0, takes: 0, isLeaving: false }
			this.#calls.push(entry)
			this.#returns.push(entry)
		}
	}

	/** Sweeps on to place `to`. Every operation called before it must have been added. */
	advance(to: number): void {
		if (this.violation) return
		this.#calls = this.#calls.slice(this.#nextCall)
		this.#calls.sort((a, b) => a.operation.called - b.operation.called)
		this.#nextCall = 0
		while (this.#step(to));
		if (this.#nextReturn > 4096) {
			this.#returns = this.#returns.slice(this.#nextReturn)
			this.#nextReturn = 0
		}
	}

	/** No more will come. */
	finish(): void {
		this.advance(Infinity)
	}

	/** The next call or return before place `to`; false when there is none, or nothing more to find. */
	#step(to: number): boolean {
		const call = this.#calls[this.#nextCall]
		const back = this.#returns[this.#nextReturn]
		// Equal places overlap: the call first.
		if (call && call.operation.called <= (back?.operation.returned ?? Infinity)) {
			if (call.operation.called >= to) return false
			this.#nextCall++
			this.#call(call)
		} else if (back && (back.operation.returned < to || to === Infinity)) {
			this.#nextReturn++
			this.#return(back)
		} else return false
		return this.violation === null
	}

	#call(entry: Entry): void {
		const { operation } = entry
		entry.puts = this.#putsReturned
		entry.takes = this.#takesReturned
		if (operation.kind === 'put') this.#callPut(entry)
		else if (operation.kind === 'take') this.#callTake(operation)
		else if (operation.kind === 'resize') this.#capacities.call(operation)
	}

	#callPut(entry: Entry): void {
		const { operation } = entry
		const { item, putBack } = operation
		this.#putsCalled++
		const put = this.#puts.get(item)?.operation
		const take = this.#taken.takeOf(item)
		// A take still under way has called for this very put.
		const isGone = take ? take.returned < operation.called : this.#taken.has(item)
		if (putBack !== 0) this.#break('put back', operation)
		else if (put ?? isGone) this.#break('put twice', operation, put ?? take)
		else this.#puts.set(item, entry)
	}

	#callTake(operation: Operation): void {
		const { item } = operation
		this.#takesCalled++
		if (this.#taken.has(item)) {
			this.#break('taken twice', operation, this.#taken.takeOf(item))
			return
		}
		this.#taken.add(operation)
		const put = this.#puts.get(item)
		if (put) put.isLeaving = true
	}

	#return(entry: Entry): void {
		const { kind, returned } = entry.operation
		if (kind === 'take') this.#returnTake(entry)
		// What has not returned bounds nothing.
		else if (returned === Infinity) return
		else if (kind === 'put') this.#returnPut(entry)
		else if (kind === 'resize') this.#capacities.return(entry.operation)
		else if (kind === 'refused offer') this.#returnRefused(entry)
		else if (entry.puts > this.#takesCalled) {
			this.#break('empty beside items', entry.operation, this.#oldestInside())
		}
		if (!this.violation) this.checked++
	}

	#returnPut(entry: Entry): void {
		const { operation } = entry
		this.#putsReturned++
		this.#lastPutCall = Math.max(this.#lastPutCall, operation.called)
		// Its take may have been called, and even have returned, before it.
		entry.isLeaving ||= this.#taken.has(operation.item)
		const take = this.#taken.takeOf(operation.item)
		if (take && take.returned < operation.returned) this.#puts.delete(operation.item)
		if (!entry.isLeaving) this.#inside.push(entry)
		const least = this.#putsReturned - this.#takesCalled
		const most = this.#mostCapacity(least)
		if (least > most) this.#break('overfull', operation, this.#oldestInside(), [least, most])
		else this.#checkSize(entry, entry.puts + 1 - this.#takesCalled, this.#putsCalled - entry.takes)
	}

	#returnTake(entry: Entry): void {
		const { operation } = entry
		const put = this.#puts.get(operation.item)
		if (!put) {
			const later = this.#calls.slice(this.#nextCall).map((one) => one.operation)
			this.#explain(this.#break('never put', operation), later)
			return
		}
		if (operation.returned === Infinity) return
		this.#takesReturned++
		this.#latestPut = Math.max(this.#latestPut, put.operation.called)
		if (put.operation.returned < operation.returned) this.#puts.delete(operation.item)
		const oldest = this.#oldestInside()
		if (oldest && oldest.returned < this.#latestPut) this.#break('overtaken', operation, oldest)
		else {
			const [puts, takes] = [entry.puts, entry.takes + 1]
			this.#checkSize(entry, puts - this.#takesCalled, this.#putsCalled - takes)
		}
	}

	/** An item that nobody had put may be put all the same, too late. */
	#explain({ pattern, operation }: Violation, later: readonly Operation[]): void {
		if (pattern !== 'never put') return
		const late = later.find(({ kind, item }) => kind === 'put' && item === operation.item)
		if (late) this.#break('taken too early', operation, late)
	}

	#returnRefused({ operation, takes }: Entry): void {
		const most = this.#putsCalled - takes
		if (most >= this.#capacities.latest) return
		const least = this.#capacities.leastSince(operation.called)
		if (most < least) this.#break('refused with room', operation, undefined, [most, least])
	}

	#checkSize({ operation }: Entry, least: number, most: number): void {
		const { size } = operation
		if (size === null || (size >= Math.max(0, least) && size <= most)) return
		this.#break('miscounted', operation, undefined, [Math.max(0, least), most])
	}

	/** The put that returned first of all whose item nobody has called for. */
	#oldestInside(): Operation | undefined {
		while (this.#inside[this.#oldest]?.isLeaving) this.#oldest++
		if (this.#oldest > 4096 && this.#oldest * 2 > this.#inside.length) {
			this.#inside = this.#inside.slice(this.#oldest)
			this.#oldest = 0
		}
		return this.#inside[this.#oldest]?.operation
	}

	/** The most that may have been in force since the last insert can have happened; a lower one if `size` fits in it. */
	#mostCapacity(size: number): number {
		const { latest } = this.#capacities
		return size <= latest ? latest : this.#capacities.mostSince(this.#lastPutCall)
	}

	#break(
		pattern: Pattern,
		operation: Operation,
		other?: Operation,
		range: Violation['range'] = [0, 0],
	): Violation {
		const violation = { pattern, operation, other: other ?? null, range }
		this.violation = violation
		return violation
	}
}

/** Checks a whole history at once; null when it is legal. */
export function violationIn(operations: readonly Operation[], capacity: number): Violation | null {
	const sweep = new HistorySweep(capacity)
	sweep.add(operations.toSorted((a, b) => a.returned - b.returned || a.called - b.called))
	sweep.finish()
	return sweep.violation
}
