/** Closing time: when the last producer has gone, consumers stop. */
import type { Roster } from '../../sync/roster.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Closing } from './closing.ts'

export function close(
	me: Thread,
	producers: Roster,
	consumers: Roster,
	closing: Closing,
) {
	me.sleep(closing.afterMs)
	producers.close(me)
	producers.awaitNobody(me)
	consumers.dismiss(me)
}
