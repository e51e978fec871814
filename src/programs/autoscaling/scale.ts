/** The autoscaler looks twice a second whether too many tasks wait. */
import type { Help } from '../../sync/help.ts'
import type { Thread } from '../../sync/thread.ts'
import type { UnboundedQueue } from '../../sync/unbounded-queue.ts'
import type { Scaling } from '../scaling.ts'

export function scale(
	me: Thread,
	queue: UnboundedQueue,
	workers: Help,
	plan: Scaling,
) {
	while (me.loopTop()) {
		me.sleep(plan.everyMs)
		const depth = queue.size(me)
		if (plan.needsMore(depth)) {
			workers.announce(me, plan.most, plan.lagMs)
			// A machine has to be found, and to start.
			me.sleep(plan.lagMs)
			workers.set(me, plan.decide(true))
		} else if (plan.needsNoHelp(me, depth)) {
			workers.announce(me, plan.least, 0)
			workers.set(me, plan.decide(false))
		}
	}
}
