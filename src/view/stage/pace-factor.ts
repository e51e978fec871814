/** What a pace means for the drawing of time: run time per screen time. */
import type { Pace } from '../session.ts'

/** Going line by line, nothing may be under way while all stand still; at full speed nothing can be followed. */
export function paceFactorOf(pace: Pace): number {
	if (pace === 'line') return 0
	return pace === 'full' ? 10 : pace
}
