/** Times of the sorts of items, each on its own, while records are folded. */
import type { FoldState } from './fold-state.ts'
import { DurationHistogram, type Histogram } from './histogram.ts'

/** Sorts that are told apart. */
const mostKinds = 64

export interface TimesOfKind {
	readonly latency: DurationHistogram
	readonly wait: DurationHistogram
}

/** A sort of items that were taken or are done. `kind`: place in the cast's kinds. */
export interface KindTimes {
	readonly kind: number
	/** Put to done, and put to take. */
	readonly latency: Histogram
	readonly wait: Histogram
}

export function timesOfKind({ byKind }: FoldState, kind: number): TimesOfKind {
	const place = Math.min(kind, mostKinds - 1)
	const known = byKind.get(place)
	if (known !== undefined) return known
	const times = { latency: new DurationHistogram(), wait: new DurationHistogram() }
	byKind.set(place, times)
	return times
}

/** In order of the kinds. */
export function kindTimes({ byKind }: FoldState): readonly KindTimes[] {
	return [...byKind.entries()]
		.sort(([one], [other]) => one - other)
		.map(([kind, { latency, wait }]) => {
			return { kind, latency: latency.frozen(), wait: wait.frozen() }
		})
}

export function cloneTimes({ latency, wait }: TimesOfKind): TimesOfKind {
	return { latency: latency.clone(), wait: wait.clone() }
}
