/** A search and a cell of the grid in words. */
import type { GridCell, SearchView } from '../session.ts'
import { grouped } from '../layout/words.ts'

/** "12 345 states, 1.2 s". */
export function progressInWords({ states, ms }: SearchView): string {
	const counted = `${grouped(states)} ${states === 1 ? 'state' : 'states'}`
	return `${counted}, ${(ms / 1000).toFixed(1)} s`
}

/** What stands in a cell: "safe", "hangs 8", "?". */
export function cellInWords(cell: GridCell, breaks: string): string {
	if (cell.isSearching) return '…'
	if (cell.verdict === 'safe') return 'safe'
	if (cell.verdict === 'limit') return 'too big'
	if (cell.verdict !== 'violation') return '?'
	return cell.sections === null ? breaks : `${breaks} ${cell.sections}`
}

/** The same aloud, with what pressing it does. */
export function cellSentence(cell: GridCell, breaks: string): string {
	const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`
	const who = `${count(cell.producers, 'producer')}, ${count(cell.consumers, 'consumer')}`
	if (cell.isSearching) return `${who}: searching`
	if (cell.verdict === 'safe') return `${who}: safe; load it`
	if (cell.verdict === 'limit') return `${who}: too big to search; load it`
	if (cell.verdict !== 'violation') return `${who}: not known; find out`
	const after = cell.sections === null ? '' : ` after ${count(cell.sections, 'section')}`
	return `${who}: ${breaks}${after}; load it`
}

export function isKnown({ verdict }: GridCell): boolean {
	return verdict !== null && verdict !== 'cancelled'
}
