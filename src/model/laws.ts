/**
 * The laws that every run must keep, checked on every record. A law that was broken stays broken.
 * Once records were lost, laws that need all of them are no longer checked, and say so.
 */
import type { Law } from './moment.ts'

export const lawNames = [
	'conservation',
	'first in, first out',
	'capacity',
	'mutual exclusion',
	'no duplicate',
	'no stuck waiter',
	'time in states',
] as const
/** Laws of runs with actors, or with numbers that threads share; other runs do not list them. */
export const actorLawNames = ['one message at a time', 'order per pair'] as const
export const numberLawNames = ['no lost update'] as const
/** Laws of runs with a store of jobs, or with a token bucket. */
export const jobLawNames = ['every job ends once', 'attempts in order'] as const
export const bucketLawNames = ['within the rate'] as const
/** Of runs in which actors wait for answers. */
export const askLawNames = ['every ask is answered'] as const

type MoreLaw = (
	| typeof actorLawNames
	| typeof numberLawNames
	| typeof askLawNames
	| typeof jobLawNames
	| typeof bucketLawNames
)[number]
export type LawName = (typeof lawNames)[number] | MoreLaw

/** What was checked so far, in words, per law that still holds. */
type Checked = Readonly<
	Record<(typeof lawNames)[number], string> & Partial<Record<MoreLaw, string>>
>

export class Laws {
	readonly #broken = new Map<LawName, string>()
	readonly #more: readonly MoreLaw[]
	#lost = 0

	/** `more`: laws that this run has beside those of all runs. */
	constructor(more: readonly MoreLaw[] = []) {
		this.#more = more
	}

	/** From now on only the law that needs no complete records is checked. */
	lose(records: number): void {
		this.#lost += records
	}

	/** Reports a breach; only the first of each law is kept. */
	break(name: LawName, atUs: number, detail: string): void {
		if (this.#broken.has(name) || !this.isChecked(name)) return
		this.#broken.set(name, `at ${(atUs / 1000).toFixed(3)} ms: ${detail}`)
	}

	isChecked(name: LawName): boolean {
		return this.#lost === 0 || name === 'time in states'
	}

	clone(): Laws {
		const copy = new Laws(this.#more)
		for (const [name, detail] of this.#broken) copy.#broken.set(name, detail)
		copy.#lost = this.#lost
		return copy
	}

	/** All laws in their fixed order. */
	list(checked: Checked): readonly Law[] {
		return [...lawNames, ...this.#more].map((name) => {
			const breach = this.#broken.get(name)
			if (breach !== undefined) return { name, holds: false, detail: breach }
			if (this.isChecked(name)) return { name, holds: true, detail: checked[name] ?? '' }
			const plural = this.#lost === 1 ? 'record was' : 'records were'
			const detail = `not checked since ${String(this.#lost)} ${plural} lost`
			return { name, holds: true, detail }
		})
	}
}
