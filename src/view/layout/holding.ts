/** What the drawing of tokens needs of the picture of their queue, whatever that looks like. */
import type { Box } from './box.ts'

export interface Holding {
	readonly id: number
	readonly frame: Box
	/** Between the columns of threads `gap` and `gap` + 1. */
	readonly gap: number
	/** Only what is under way is a token. */
	readonly isMeasured: boolean
	/** Items pass through from hand to hand. */
	readonly hasNoPlace: boolean
	/** Where the token at a place lies; between two places of a row for a fraction. Places count from the head. */
	readonly tokenAt: (place: number) => Box
}
