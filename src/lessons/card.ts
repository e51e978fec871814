/** A guide card: a few words and at most one thing to do. */
import type { KnobValue } from '../programs/knob.ts'

export type CardKind = 'what' | 'predict' | 'try' | 'notice' | 'misconception'

/** A chip sets knobs. */
export interface Chip {
	readonly label: string
	readonly knobs: Readonly<Record<string, KnobValue>>
}

/** One answer to a question; `answer`: what is said to whoever picks it. */
export interface CardChoice {
	readonly label: string
	readonly isRight: boolean
	readonly answer: string
}

export interface Card {
	readonly kind: CardKind
	readonly title: string
	/** At most 30 words. */
	readonly text: string
	readonly chips: readonly Chip[]
	/** Only of a question; just one is right. */
	readonly choices?: readonly CardChoice[]
}
