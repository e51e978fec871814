/**
 * Items in the order they came, in short runs. A copy shares every run with its origin and costs no more than their list:
 * a run is changed only by its one owner, and only the last one has an owner.
 */
import type { Item } from './moment.ts'

const runLength = 256

export class ItemRuns<One extends Item = Item> {
	#runs: One[][] = []
	/** Items of the first run that are gone. */
	#gone = 0
	#length = 0
	#ownsLast = false

	get length(): number {
		return this.#length
	}

	get oldest(): One | null {
		return this.#runs[0]?.[this.#gone] ?? null
	}

	get newest(): One | null {
		return this.#length === 0 ? null : (this.#runs.at(-1)?.at(-1) ?? null)
	}

	/** The oldest ones, at most `count`. */
	first(count: number): readonly One[] {
		const found: One[] = []
		let from = this.#gone
		for (const run of this.#runs) {
			if (found.length >= count) break
			for (const item of run.slice(from, from + count - found.length)) found.push(item)
			from = 0
		}
		return found
	}

	/** The newest ones, at most `count`, the newest first. */
	last(count: number): readonly One[] {
		const found: One[] = []
		for (let place = this.#runs.length - 1; place >= 0 && found.length < count; place--) {
			const run = this.#runs[place] ?? []
			const from = Math.max(place === 0 ? this.#gone : 0, run.length - (count - found.length))
			found.push(...run.slice(from).reverse())
		}
		return found
	}

	/** The oldest first. */
	*all(): Generator<One> {
		let from = this.#gone
		for (const run of this.#runs) {
			for (let place = from; place < run.length; place++) {
				const item = run[place]
				if (item !== undefined) yield item
			}
			from = 0
		}
	}

	push(item: One): void {
		const last = this.#runs.at(-1)
		if (last === undefined || last.length >= runLength) this.#runs.push([item])
		else if (this.#ownsLast) last.push(item)
		else this.#runs[this.#runs.length - 1] = [...last, item]
		this.#ownsLast = true
		this.#length += 1
	}

	/** There must be one. */
	replaceNewest(item: One): void {
		const last = this.#runs.at(-1)
		if (last === undefined) return
		if (this.#ownsLast) last[last.length - 1] = item
		else this.#runs[this.#runs.length - 1] = last.with(-1, item)
		this.#ownsLast = true
	}

	dropOldest(): void {
		if (this.#length === 0) return
		this.#gone += 1
		this.#length -= 1
		if (this.#gone < (this.#runs[0]?.length ?? 0)) return
		this.#runs.shift()
		this.#gone = 0
	}

	/** Removes the item with this number, wherever it lies; null when it is not inside. `place` 0 is the oldest. */
	take(id: number): { readonly item: One; readonly place: number } | null {
		const { oldest } = this
		if (oldest?.id === id) {
			this.dropOldest()
			return { item: oldest, place: 0 }
		}
		const { newest } = this
		if (newest?.id === id) {
			this.#dropNewest()
			return { item: newest, place: this.#length }
		}
		let before = -this.#gone
		for (const [place, run] of this.#runs.entries()) {
			const index = run.findIndex((item, at) => item.id === id && before + at >= 0)
			const item = run[index]
			if (item !== undefined) {
				this.#replace(place, run.toSpliced(index, 1))
				return { item, place: before + index }
			}
			before += run.length
		}
		return null
	}

	/** A copy that goes its own way. */
	clone(): ItemRuns<One> {
		const copy = new ItemRuns<One>()
		copy.#runs = this.#runs.slice()
		copy.#gone = this.#gone
		copy.#length = this.#length
		this.#ownsLast = false
		return copy
	}

	#dropNewest(): void {
		const place = this.#runs.length - 1
		const last = this.#runs[place]
		if (last === undefined) return
		if (!this.#ownsLast || last.length === 1) {
			this.#replace(place, last.slice(0, -1))
			return
		}
		last.pop()
		this.#length -= 1
	}

	#replace(place: number, run: One[]): void {
		const isLast = place === this.#runs.length - 1
		this.#length -= 1
		if (run.length === 0) this.#runs.splice(place, 1)
		else this.#runs[place] = run
		// A new last run is not ours when the former one vanished, and is when we have just made it.
		if (isLast) this.#ownsLast = run.length > 0
		if (this.#length === 0) {
			this.#runs = []
			this.#gone = 0
		}
	}
}
