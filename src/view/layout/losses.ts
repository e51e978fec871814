/** Items that came and that nobody will do: by kind, with the words for them. */
import type { Moment } from '../../model/moment.ts'

export interface Loss {
	readonly name: string
	readonly count: number
}

/** All kinds, in the order in which an item can meet them; without those who failed at their work. */
export function lossesOf({ counts, refusedBy }: Moment): readonly Loss[] {
	return [
		{ name: 'at the bucket', count: refusedBy.limited },
		{ name: 'refused', count: Math.max(0, counts.rejected - refusedBy.limited) },
		{ name: 'dropped', count: counts.dropped },
		{ name: 'too old', count: counts.expired },
		{ name: 'dead-lettered', count: counts.deadLettered },
	]
}
