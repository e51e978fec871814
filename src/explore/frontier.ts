/** What is still to be looked at, cheapest first: sections before gates, then in the order found. */
export class Frontier<T> {
	readonly #bySections: T[][][] = []
	#sections = 0

	add(sections: number, gates: number, one: T): void {
		const byGates = (this.#bySections[sections] ??= [])
		while (byGates.length <= gates) byGates.push([])
		byGates[gates]?.push(one)
		this.#sections = Math.min(this.#sections, sections)
	}

	/** Removes the cheapest; null when nothing is left. */
	next(): T | null {
		for (; this.#sections < this.#bySections.length; this.#sections++) {
			const byGates = this.#bySections[this.#sections] ?? []
			const one = byGates.find((same) => same.length > 0)?.shift()
			if (one !== undefined) return one
		}
		return null
	}
}
