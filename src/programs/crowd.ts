/** Many actors of three sorts: a few that never run out of work, many that have little, some that block. */
import type { Ref } from '../sync/actor-plan.ts'
import { Guarded } from '../sync/guarded.ts'
import type { SharedMemory } from '../sync/shared-memory.ts'

/** Of so many actors one is hot. */
const perHot = 8

/** By kind: the sorts of messages, one for each sort of actor. */
export const kinds = ['cold', 'hot', 'blocking'] as const

/** How many there are of each sort, of `actors` in all: one at least is cold. */
export function sharesOf(actors: number, asked: number) {
	const hot = Math.max(1, Math.floor(actors / perHot))
	const blocking = Math.min(asked, Math.max(0, actors - hot - 1))
	return { hot, blocking, cold: Math.max(0, actors - hot - blocking) }
}

export interface Sorts {
	readonly hot: readonly Ref[]
	readonly cold: readonly Ref[]
	readonly blocking: readonly Ref[]
}

export class Crowd {
	readonly hotKind = kinds.indexOf('hot')
	readonly blockingKind = kinds.indexOf('blocking')
	/** Run time between two messages to those that block. */
	readonly everyMs: number
	readonly #sorts: Sorts
	readonly #cold: readonly Ref[]
	/** Place of the cold actor that is next. Only one thread asks. */
	readonly #place: Guarded

	constructor(memory: SharedMemory, sorts: Sorts, everyMs: number) {
		const { hot, cold } = sorts
		this.#sorts = sorts
		this.everyMs = everyMs
		// Where none is cold, whoever has little to say says it to a hot one.
		this.#cold = cold.length > 0 ? cold : hot
		this.#place = new Guarded(memory)
	}

	/** How many there are of a sort. */
	count(sort: keyof Sorts): number {
		return this.#sorts[sort].length
	}

	/** From 0. */
	at(sort: keyof Sorts, place: number): Ref {
		return present(this.#sorts[sort][place])
	}

	/** One cold actor after another. */
	next(): Ref {
		const place = this.#place.value
		this.#place.value = (place + 1) % this.#cold.length
		return present(this.#cold[place])
	}
}

function present(actor: Ref | undefined): Ref {
	if (!actor) {
		throw new RangeError('there is no actor in this place')
	}
	return actor
}
