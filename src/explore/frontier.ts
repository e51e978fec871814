/** What is still to be looked at, cheapest first: sections before gates, then in the order found. */
export class Frontier<T> {
	readonly #bySections: T[][][] = []
	#sections = 0

	add(sections: number, gates: number, one: T): void {
		const byGates = (this.#bySections[sections] ??= [])
		;(byGates[gates] ??= []).push(one)
		this.#sections = Math.min(this.#sections, sections)
	}

	/** Removes the cheapest; null when nothing is left. */
	next(): T | null {
		for (; this.#sections < this.#bySections.length; this.#sections++) {
			// Lists with holes: a number of gates that nobody needs has none.
			const byGates = this.#bySections[this.#sections] ?? []
			for (const gates in byGates) {
				const same = byGates[Number(gates)] ?? []
				const one = same.shift()
				if (same.length === 0) Reflect.deleteProperty(byGates, gates)
				if (one !== undefined) return one
			}
		}
		return null
	}
}
