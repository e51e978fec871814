/** Which capacities a queue may have had: a resize takes effect somewhere between its call and its return. */
import type { Operation } from './history.ts'

interface Spell {
	readonly value: number
	/** Return of the resize that began it. */
	readonly returned: number
	/** From here on another one is in force; Infinity while none is for certain. */
	until: number
}

export class Capacities {
	readonly #spells: Spell[]
	/** Of the resize called last. */
	latest: number

	constructor(capacity: number) {
		this.#spells = [{ value: capacity, returned: -1, until: Infinity }]
		this.latest = capacity
	}

	call({ item, returned }: Operation): void {
		this.#spells.push({ value: item, returned, until: Infinity })
		this.latest = item
	}

	return({ called, returned }: Operation): void {
		for (const spell of this.#spells) {
			if (spell.returned < called) spell.until = Math.min(spell.until, returned)
		}
	}

	/** The most that may have been in force at some instant from `place` until now. */
	mostSince(place: number): number {
		return this.#since(place).reduce((most, { value }) => Math.max(most, value), this.latest)
	}

	/** The least. */
	leastSince(place: number): number {
		return this.#since(place).reduce((least, { value }) => Math.min(least, value), this.latest)
	}

	#since(place: number): readonly Spell[] {
		return this.#spells.filter(({ until }) => until >= place)
	}
}
