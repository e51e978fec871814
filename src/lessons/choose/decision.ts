/** The decision tree: a question or an answer at each node, and on each edge the scene that proves it. */

export interface Decision {
	readonly text: string
	/** Where the text is an answer and not a question. */
	readonly isAnswer?: boolean
	readonly ways: readonly Way[]
}

export interface Way {
	/** What leads this way. */
	readonly label: string
	/** Id of the scene that proves it. */
	readonly scene: string
	readonly to: Decision
}

const answer = (text: string, ways: readonly Way[] = []): Decision => ({
	text,
	isAnswer: true,
	ways,
})

const way = (label: string, scene: string, to: Decision): Way => ({ label, scene, to })

export const decision: Decision = {
	text: 'Work to hand over?',
	ways: [
		way(
			'a simple hand-off',
			'blocking-queue',
			answer('a bounded blocking queue', [
				way('inside a pipeline', 'pipeline', answer('put: whoever makes too much waits')),
				way('on the request path', 'full-queue-styles', answer('offer(timeout), then say no')),
				way('a burst fills it', 'burst', answer('capacity (D − s)·μ, no more')),
				way(
					'more than can be done',
					'overload-policies',
					answer('shed the oldest, not the newest'),
				),
				way('it must stop', 'shutdown', answer('interrupt, poll and flag, or a pill each')),
			]),
		),
		way(
			'many stateful entities',
			'actor-counter',
			answer('actors', [
				way('a mailbox fills', 'mailbox-overflow', answer('bound it, and tell the sender')),
				way('it needs an answer', 'mutual-ask', answer('reply to self, never block')),
				way('one of them fails', 'supervision', answer('a supervisor restarts it')),
			]),
		),
		way(
			'the answer can come later',
			'async-requests',
			answer('save, enqueue, answer at once', [
				way('it may fail', 'retries', answer('back-off, and keys that absorb doubles')),
				way('kinds of work differ', 'convoy', answer('a pool for each kind')),
			]),
		),
		way(
			'look again and again',
			'sleep-polling',
			answer('never poll: sleep until woken', [
				way('and never spin for long', 'busy-waiting', answer('microseconds at most')),
				way('conditions by hand', 'single-condition-deadlock', answer('two of them, and while')),
			]),
		),
	],
}
