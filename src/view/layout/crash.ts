/** A process that has died: everybody in it has ended, and at least one of them by an error. */
import type { Moment } from '../../model/moment.ts'

export function hasCrashed({ threads }: Moment): boolean {
	const haveEnded = threads.every(({ state }) => state === 'failed' || state === 'finished')
	return haveEnded && threads.some(({ state }) => state === 'failed')
}
