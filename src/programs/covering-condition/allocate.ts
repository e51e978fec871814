/** An allocator: so many blocks at a time, again and again. */
import type { Thread } from '../../sync/thread.ts'
import type { Amounts } from '../amounts.ts'
import type { Memory } from './memory.ts'

export function allocate(me: Thread, memory: Memory, amounts: Amounts) {
	while (me.loopTop()) {
		const count = amounts.decide(me)
		const blocks = memory.allocate(me, count)
		amounts.use(me, blocks)
	}
}
