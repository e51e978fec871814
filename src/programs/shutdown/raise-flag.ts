/** Closing time: when the last producer has gone, the flag goes up. */
import type { Cell } from '../../sync/cell.ts'
import type { Roster } from '../../sync/roster.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Closing } from './closing.ts'

export function close(
	me: Thread,
	isOver: Cell,
	producers: Roster,
	closing: Closing,
) {
	me.sleep(closing.afterMs)
	producers.close(me)
	producers.awaitNobody(me)
	me.store(isOver, 1)
}
