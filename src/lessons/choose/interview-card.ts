/** The interview card: the default, when something else, and how each of them fails. */

export interface CardLine {
	readonly term: string
	readonly text: string
}

export const interviewCard: readonly CardLine[] = [
	{
		term: 'Default',
		text: 'A bounded blocking queue. Producers put, a fixed pool takes; nobody spins, nobody polls.',
	},
	{
		term: 'Capacity',
		text: '(D − s)·μ: what can be done before whoever waits has left. More places only make answers late.',
	},
	{
		term: 'When it is full',
		text: 'offer(timeout) on the request path, then 503; put inside pipelines, so that the source slows down.',
	},
	{
		term: 'More than can be done',
		text: 'Shed: drop the oldest or what is too old. Back-off with jitter, or retries keep the overload alive.',
	},
	{
		term: 'To stop',
		text: 'No more puts, then a pill for each worker, or poll and a flag, or interrupt.',
	},
	{
		term: 'Actors',
		text: 'For many stateful entities: one message at a time, no locks. Bound the mailboxes, never wait inside a handler.',
	},
	{
		term: 'By hand',
		text: 'If it must be wait/notify: a lock, while, and one condition for each reason to wait.',
	},
	{
		term: 'Never',
		text: 'Poll: short sleeps waste, long ones delay. Spin for microseconds at most, and only on a core that is free.',
	},
	{
		term: 'How it fails',
		text: 'A queue without a bound dies of memory or of delay. A bound in a circle deadlocks. A pool that waits for its own tasks does, too. A mailbox loses letters silently.',
	},
]
