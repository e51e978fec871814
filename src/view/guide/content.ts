/** What the guide of a scene is made of: cards of a few words with at most one thing to do, and tasks that tick. */
import type { KnobValue } from '../session.ts'

type Values = Readonly<Record<string, KnobValue>>

/** Plain text, or a word that the glossary defines and how it stands here. */
export type Piece = string | { readonly word: string; readonly shown: string }

/** A chip sets knobs. */
export interface Chip {
	readonly label: string
	readonly knobs: Values
}

/**
 * What a card asks. Measured: the run answers, and right is the choice whose range holds what was measured, or is
 * nearest to it. Told: nothing in a run can be measured for it, so the card says which one is right, and why.
 */
export type Question =
	| {
			readonly kind: 'measured'
			/** Name of the measure. */
			readonly measure: string
			readonly choices: readonly {
				readonly label: string
				readonly from: number
				readonly to: number
			}[]
			/** Why it is so. */
			readonly because: string
			/** Where knobs must stand for the run to be about the question. */
			readonly given: Values
	  }
	| {
			readonly kind: 'told'
			readonly choices: readonly {
				readonly label: string
				readonly isRight: boolean
				readonly answer: string
			}[]
	  }

export interface Card {
	readonly kind: 'what' | 'predict' | 'try' | 'notice' | 'misconception'
	readonly title: string
	/** At most 30 words. */
	readonly text: readonly Piece[]
	readonly chips: readonly Chip[]
	/** What a card that predicts asks, else null. */
	readonly question: Question | null
}

/** What has become of an answer. `isRight`: null while the run has not answered. */
export interface Reply {
	readonly choice: number
	readonly isRight: boolean | null
	readonly isTold: boolean
	readonly text: string
}

export interface ShownTask {
	readonly text: string
	readonly isDone: boolean
}

/** What a card invites to. */
export const kindInWords: Readonly<Record<Card['kind'], string>> = {
	what: 'What this is',
	predict: 'Predict',
	try: 'Try this',
	notice: 'Notice',
	misconception: 'Often believed',
}

/** Whether the knobs already stand as `wanted`. */
export function isSet(wanted: Values, values: Values): boolean {
	return Object.entries(wanted).every(([knob, value]) => values[knob] === value)
}

/** The words of a text as they stand there. */
export function plain(text: readonly Piece[]): string {
	return text.map((piece) => (typeof piece === 'string' ? piece : piece.shown)).join('')
}
