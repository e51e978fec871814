/** The ten states as the view goes through them, most awake first. */
import type { ThreadState } from '../../model/moment.ts'

export const statesByAwakeness: readonly ThreadState[] = [
	'working',
	'spinning',
	'woken',
	'blocked',
	'waiting',
	'sleeping',
	'held',
	'failed',
	'finished',
	'new',
]

/** One value for every state. */
export function perState<T>(of: (state: ThreadState) => T): Readonly<Record<ThreadState, T>> {
	return {
		new: of('new'),
		working: of('working'),
		spinning: of('spinning'),
		woken: of('woken'),
		blocked: of('blocked'),
		waiting: of('waiting'),
		sleeping: of('sleeping'),
		held: of('held'),
		finished: of('finished'),
		failed: of('failed'),
	}
}
