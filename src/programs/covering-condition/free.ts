/** The freer: after each allocation it gives some blocks back. */
import type { Thread } from '../../sync/thread.ts'
import type { Amounts } from '../amounts.ts'
import type { Memory } from './memory.ts'

export function free(me: Thread, memory: Memory, amounts: Amounts) {
	while (me.loopTop()) {
		const block = amounts.collect(me)
		memory.free(me, block, amounts.freed)
	}
}
