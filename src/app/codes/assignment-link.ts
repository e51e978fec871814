/** The scenes of an assignment as an address, and back. */
import { openScenes } from '../home/standing.ts'

export interface Assignment {
	/** Ids, in the order of the course. Empty: none was named. */
	readonly ids: readonly string[]
	/** What was not taken as written; null when all was. */
	readonly notice: string | null
}

/** `query`: what stands behind the ? of the address. */
export function readAssignment(query: string): Assignment {
	const text = new URLSearchParams(query).get('scenes')
	const named = new Set(text === null || text === '' ? [] : text.split(','))
	const ids = openScenes.map(({ id }) => id).filter((id) => named.has(id))
	const isWhole = ids.length === named.size
	return {
		ids,
		notice: isWhole ? null : 'The link names scenes that are not here; they are left out.',
	}
}

export function writeAssignment(ids: readonly string[]): string {
	return ids.length === 0 ? '#/codes' : `#/codes?scenes=${ids.join(',')}`
}
