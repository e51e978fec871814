/** Has everybody write, once; from then on it goes round by itself. */
import type { Ref } from '../../sync/actor-plan.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Post } from '../post.ts'

export function begin(me: Thread, post: Post, writers: readonly Ref[]) {
	for (let told = 0; me.below(told, writers.length); told++) {
		post.at(writers, told).tell(me, post.start(me))
	}
}
