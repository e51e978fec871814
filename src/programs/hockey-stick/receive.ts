/** A handler receives request after request and stands each in line. */
import type { Thread } from '../../sync/thread.ts'
import type { Arrivals } from '../arrivals.ts'
import type { Lines } from '../lines.ts'

export function receive(me: Thread, requests: Arrivals, lines: Lines) {
	while (me.loopTop()) {
		const task = requests.next(me)
		const queue = lines.pick()
		queue.put(me, task)
	}
}
