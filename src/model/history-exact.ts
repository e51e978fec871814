/**
 * Decides exactly whether a history can be that of a bounded first-in-first-out queue: searches for an order in which
 * every operation does what such a queue would do (Wing and Gong 1993), and never goes on twice from the same operations
 * with the same contents (Lowe 2017). Exponential in how many operations overlap; so it is for windows of a few thousand.
 */
import type { Operation } from './history.ts'

export interface ExactVerdict {
	/** `unknown`: the budget was spent before an order was found or all were tried. */
	readonly verdict: 'legal' | 'illegal' | 'unknown'
	/** Operations tried, all orders together. */
	readonly tried: number
	/** The most that could be put in order from the beginning on. */
	readonly ordered: number
	/** The operations of which none could come next there; empty when the history is legal. */
	readonly stuckAt: readonly Operation[]
}

export interface ExactOptions {
	/** Before the first resize. */
	readonly capacity: number
	/** Operations tried at most. */
	readonly budget?: number
}

/** What has not returned (`returned` Infinity) may or may not have taken effect. */
export function decideHistory(
	operations: readonly Operation[],
	{ capacity, budget = 1_000_000 }: ExactOptions,
): ExactVerdict {
	return new OrderSearch(operations, capacity).run(budget)
}

/** A choice of what came next, with the others that could be tried instead. */
interface Choice {
	readonly candidates: readonly number[]
	/** Index of the next to be tried. */
	next: number
	readonly oldHigh: number
	readonly oldCapacity: number
}

class OrderSearch {
	/** By call. */
	readonly #operations: readonly Operation[]
	/** Those not yet in the order, as a list in both directions; the end is one past the last. */
	readonly #after: Int32Array
	readonly #before: Int32Array
	/** Which of two puts to try first: the one whose item left first. */
	readonly #leaves: readonly number[]
	readonly #end: number
	readonly #contents: number[] = []
	readonly #seen = new Set<string>()
	readonly #stack: Choice[] = []
	#first = 0
	/** One past the latest in the order. */
	#high = 0
	#capacity: number
	/** Operations that returned and are not yet in the order. */
	#left: number

	constructor(operations: readonly Operation[], capacity: number) {
		this.#operations = operations.toSorted((a, b) => a.called - b.called)
		const end = operations.length
		this.#end = end
		this.#after = Int32Array.from({ length: end }, (_, index) => index + 1)
		this.#before = Int32Array.from({ length: end + 1 }, (_, index) => index - 1)
		this.#capacity = capacity
		this.#left = operations.filter(({ returned }) => returned < Infinity).length
		const takes = new Map<number, number>()
		for (const { kind, item, returned } of operations)
			if (kind === 'take') takes.set(item, returned)
		this.#leaves = this.#operations.map(({ kind, item }) => {
			return kind === 'put' ? (takes.get(item) ?? Infinity) : -1
		})
	}

	run(budget: number): ExactVerdict {
		let [tried, ordered] = [0, 0]
		let stuckAt = this.#candidates()
		let choice = this.#choose(stuckAt)
		while (this.#left > 0) {
			const index = choice.candidates[choice.next]
			if (index === undefined) {
				const last = this.#stack.pop()
				if (!last) return this.#verdict('illegal', tried, ordered, stuckAt)
				this.#undo(last)
				choice = last
				continue
			}
			choice.next++
			if (tried++ >= budget) return this.#verdict('unknown', tried - 1, ordered, stuckAt)
			if (!this.#isPossible(index)) continue
			this.#do(index)
			this.#stack.push(choice)
			if (!this.#isNew()) {
				this.#stack.pop()
				this.#undo(choice)
				continue
			}
			const candidates = this.#candidates()
			if (this.#stack.length > ordered) [ordered, stuckAt] = [this.#stack.length, candidates]
			choice = this.#choose(candidates)
		}
		return this.#verdict('legal', tried, this.#stack.length, [])
	}

	#verdict(
		verdict: ExactVerdict['verdict'],
		tried: number,
		ordered: number,
		stuckAt: readonly number[],
	): ExactVerdict {
		return { verdict, tried, ordered, stuckAt: stuckAt.map((index) => this.#at(index)) }
	}

	#choose(candidates: readonly number[]): Choice {
		return { candidates, next: 0, oldHigh: this.#high, oldCapacity: this.#capacity }
	}

	#at(index: number): Operation {
		const operation = this.#operations[index]
		if (!operation) throw new RangeError(`there is no operation ${index}`)
		return operation
	}

	/** What can come next: everything called before any of the rest had returned. */
	#candidates(): number[] {
		const candidates: number[] = []
		let returned = Infinity
		for (let index = this.#first; index < this.#end; index = this.#after[index] ?? this.#end) {
			const operation = this.#at(index)
			if (operation.called > returned) break
			returned = Math.min(returned, operation.returned)
			candidates.push(index)
		}
		const leaves = (index: number): number => this.#leaves[index] ?? -1
		return candidates.sort((a, b) =>
			leaves(a) < leaves(b) ? -1 : leaves(a) > leaves(b) ? 1 : a - b,
		)
	}

	#isPossible(index: number): boolean {
		const { kind, item, size } = this.#at(index)
		const depth = this.#contents.length
		switch (kind) {
			case 'put':
				return depth < this.#capacity && (size ?? depth + 1) === depth + 1
			case 'take':
				return depth > 0 && this.#contents[0] === item && (size ?? depth - 1) === depth - 1
			case 'refused offer':
				return depth >= this.#capacity
			case 'empty poll':
				return depth === 0
			case 'resize':
				return true
		}
	}

	#do(index: number): void {
		const { kind, item, returned } = this.#at(index)
		if (kind === 'put') this.#contents.push(item)
		else if (kind === 'take') this.#contents.shift()
		else if (kind === 'resize') this.#capacity = item
		this.#link(index, this.#after[index] ?? this.#end, this.#before[index] ?? -1)
		this.#high = Math.max(this.#high, index + 1)
		if (returned < Infinity) this.#left--
	}

	/** Takes back the choice that was tried last. */
	#undo({ candidates, next, oldHigh, oldCapacity }: Choice): void {
		const index = candidates[next - 1] ?? 0
		const { kind, item, returned } = this.#at(index)
		if (kind === 'put') this.#contents.pop()
		else if (kind === 'take') this.#contents.unshift(item)
		this.#capacity = oldCapacity
		this.#link(index, index, index)
		this.#high = oldHigh
		if (returned < Infinity) this.#left++
	}

	/** Sets who follows the one before `index`, and who precedes the one after it. */
	#link(index: number, next: number, previous: number): void {
		const before = this.#before[index] ?? -1
		const after = this.#after[index] ?? this.#end
		if (before < 0) this.#first = next
		else this.#after[before] = next
		this.#before[after] = previous
	}

	/** Whether the same operations have not led to the same contents before. */
	#isNew(): boolean {
		const missing: number[] = []
		for (let index = this.#first; index < this.#high; index = this.#after[index] ?? this.#end) {
			missing.push(index)
		}
		const done = `${this.#high}-${missing.join()}`
		const key = `${done}:${this.#capacity}:${this.#contents.join()}`
		if (this.#seen.has(key)) return false
		this.#seen.add(key)
		return true
	}
}
