/** What is shown of searches before anybody has asked for one. */
import type { GridCell, SearchView } from '../view/session.ts'

export const unsearched: SearchView = {
	isSearching: false,
	states: 0,
	ms: 0,
	verdict: null,
	sentence: '',
}

/** Threads of a role in the grid. */
const most = 4

/** Rows by producers, then consumers. */
export function gridOf(
	cellAt: (producers: number, consumers: number) => GridCell,
): readonly (readonly GridCell[])[] {
	const counts = Array.from({ length: most }, (_, i) => i + 1)
	return counts.map((producers) => counts.map((consumers) => cellAt(producers, consumers)))
}

export function unaskedCell(producers: number, consumers: number): GridCell {
	return { producers, consumers, verdict: null, isSearching: false, sections: null }
}
