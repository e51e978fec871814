/** How a stage is laid out in the frame of somebody else's page, which is often small. */
import type { Cast } from '../../trace/cast.ts'

/** Narrower, producers, queue and consumers stand below one another. */
const narrowest = 560
/** Actors and their mailboxes need one column more. */
const narrowestOfActors = 760

export function isNarrowFrame(width: number, { objects }: Cast): boolean {
	const hasActors = objects.some(({ kind }) => kind === 'actor')
	return width < (hasActors ? narrowestOfActors : narrowest)
}
