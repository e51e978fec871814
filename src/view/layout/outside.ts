/** Items that have come and that nobody has picked up yet: those in producers' hands, or being made, are counted as outside too. */
import type { Moment } from '../../model/moment.ts'

export function outsideOf({ counts, threads }: Moment): number {
	const pickedUp = threads.filter(({ hand, work }) => {
		return hand === 'made' || work?.activity === 'making'
	}).length
	return Math.max(0, counts.outside - pickedUp)
}
