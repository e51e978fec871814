/** A client submits parents together, and waits for all of them. */
import type { Thread } from '../../sync/thread.ts'
import type { Family } from '../family.ts'
import type { Pool } from './pool.ts'

export function submit(me: Thread, pool: Pool, family: Family) {
	while (me.loopTop()) {
		const parents = family.make(me)
		const results = pool.submitAll(me, parents)
		family.doSomethingElse(me)
		for (const result of results) {
			result.get(me)
		}
	}
}
