/** What a code says: who, when, and of each scene which tasks were ticked and which predictions answered. */

/** `open`: answered, and the run has not said anything to it yet. */
export type Answer = 'none' | 'open' | 'wrong' | 'right'

/** In the order of their bits. */
export const answers: readonly Answer[] = ['none', 'open', 'wrong', 'right']

export interface SceneStatement {
	readonly id: string
	/** One for each task of the scene: whether it was ticked. */
	readonly tasks: readonly boolean[]
	/** One for each prediction of the scene. */
	readonly answers: readonly Answer[]
}

export interface Statement {
	readonly name: string
	/** Dates as 2026-11-23. */
	readonly made: string
	/** When something was done in these scenes for the first and for the last time; null when nothing is known of it. */
	readonly first: string | null
	readonly last: string | null
	readonly scenes: readonly SceneStatement[]
}

/** What a scene asks for. */
export interface Asked {
	readonly id: string
	readonly title: string
	readonly tasks: readonly { readonly name: string; readonly text: string }[]
	/** Titles of the cards that predict. */
	readonly questions: readonly string[]
}

export const longestName = 40

/** As one line of plain text, whatever was pasted. */
export function cleanName(text: string): string {
	const plain = text
		.toWellFormed()
		.normalize('NFC')
		// Characters that are not seen, or turn round what is.
		.replaceAll(/[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/gu, ' ')
		.replaceAll(/\s+/g, ' ')
	return Array.from(plain.trim()).slice(0, longestName).join('').trim()
}
