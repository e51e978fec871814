/** A thread of a pool does tasks; a parent needs its child done. */
import type { Thread } from '../../sync/thread.ts'
import type { Family } from '../family.ts'
import type { Pool } from './pool.ts'

export function work(
	me: Thread,
	pool: Pool,
	children: Pool,
	family: Family,
) {
	while (me.loopTop()) {
		const task = pool.next(me)
		if (family.isParent(task)) {
			const child = family.begin(me, task)
			const result = children.submit(me, child) // cure: pool.submit(me, child) | children.submit(me, child) | family.run(me, child, task)
			result.get(me)
		}
		family.finish(me, task)
	}
}
