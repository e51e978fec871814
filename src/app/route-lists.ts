/** Lists in a link: what of a scene is shown, and which scenes follow each other. What is no entry is ignored, and said. */
import { readNumber } from './knob-check.ts'

/** Panels that a link can leave out. */
export const panelNames = ['lanes', 'code', 'search', 'gauges', 'guide', 'words'] as const

export type PanelName = (typeof panelNames)[number]

const mostCards = 20

/** In the place of a list with no entry. */
const nothing = 'none'

/** Null, which shows all, stays null. */
export function writeList(entries: readonly (string | number)[] | null): string | null {
	return entries && (entries.join(',') || nothing)
}

/** Reads them one by one; null: not given, or nothing in it was known. */
export class Lists {
	readonly #parameters: URLSearchParams
	readonly #notices: string[]

	/** `notices`: sentences are added to it. */
	constructor(parameters: URLSearchParams, notices: string[]) {
		this.#parameters = parameters
		this.#notices = notices
	}

	/** Of these names of knobs, in their order. */
	controls(names: readonly string[]): string[] | null {
		return this.#known('controls', names, `names of knobs: ${names.join(', ')}`)
	}

	panels(): PanelName[] | null {
		return this.#known('panels', panelNames, `some of ${panelNames.join(', ')}`)
	}

	/** Rising. */
	cards(): number[] | null {
		const numbers = Array.from({ length: mostCards }, (_, at) => at + 1)
		return this.#known('cards', numbers, `numbers of cards from 1 to ${mostCards}`, readNumber)
	}

	/** Of these ids of scenes, as the link orders them. */
	lesson(ids: readonly string[]): string[] | null {
		const known = this.#known('lesson', ids, 'ids of scenes')
		if (known === null || known.length === 0) return null
		const asked = this.#entries('lesson') ?? []
		return known.sort((one, other) => asked.indexOf(one) - asked.indexOf(other))
	}

	/** What is asked for of `all`, in that order. */
	#known<T>(
		name: string,
		all: readonly T[],
		inWords: string,
		read: (text: string) => unknown = (text) => text,
	): T[] | null {
		const asked = this.#entries(name)
		if (asked === null) return null
		const wanted = asked.map(read)
		const known = all.filter((one) => wanted.includes(one))
		if (known.length < new Set(asked).size)
			this.#notices.push(`${name} lists ${inWords}, or is ${nothing}; others are ignored.`)
		return known.length > 0 || asked.length === 0 ? known : null
	}

	#entries(name: string): string[] | null {
		const text = this.#parameters.get(name)
		if (text === null) return null
		return text === nothing ? [] : text.split(',')
	}
}
