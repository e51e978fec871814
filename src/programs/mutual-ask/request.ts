/** Somebody who wants something of both, again and again. */
import type { Ref } from '../../sync/actor-plan.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Talk } from '../talk.ts'

export function request(me: Thread, talk: Talk, a: Ref, b: Ref) {
	for (let sent = 0; me.below(sent, talk.requests); sent++) {
		const wish = talk.wish(me)
		a.tell(me, wish)
		b.tell(me, wish)
	}
}
