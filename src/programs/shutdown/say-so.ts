/** Closing time: producers are told, and see to the rest. */
import type { Roster } from '../../sync/roster.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Closing } from './closing.ts'

export function close(me: Thread, producers: Roster, closing: Closing) {
	me.sleep(closing.afterMs)
	// Each producer sends a pill of its own when it goes.
	producers.close(me)
}
