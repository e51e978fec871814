/** A guide card as the view shows it: a few words and at most one thing to do. */
import type { KnobValue } from '../session.ts'

export interface GuideCard {
	readonly kind: 'what' | 'predict' | 'try' | 'notice' | 'misconception'
	readonly title: string
	readonly text: string
	/** A chip sets knobs. */
	readonly chips: readonly {
		readonly label: string
		readonly knobs: Readonly<Record<string, KnobValue>>
	}[]
	/** Answers to a question; `answer`: what is said to whoever picks one. */
	readonly choices?: readonly {
		readonly label: string
		readonly isRight: boolean
		readonly answer: string
	}[]
}

/** What a card invites to. */
export const kindInWords: Readonly<Record<GuideCard['kind'], string>> = {
	what: 'What this is',
	predict: 'Predict',
	try: 'Try this',
	notice: 'Notice',
	misconception: 'Often believed',
}

type Values = Readonly<Record<string, KnobValue>>

/** Whether the knobs already stand as the chip would set them. */
export function isSet(chip: GuideCard['chips'][number], values: Values): boolean {
	return Object.entries(chip.knobs).every(([knob, value]) => values[knob] === value)
}
