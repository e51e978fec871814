/** The course: chapters in the lesson's order, each with the scenes it will have. Scenes that exist can be opened. */

export interface Chapter {
	readonly id: string
	readonly title: string
	/** What the chapter answers. */
	readonly question: string
	/** Scene ids in order, those included that are still to come. */
	readonly scenes: readonly string[]
}

export const course: readonly Chapter[] = [
	{
		id: 'orientation',
		title: 'Orientation',
		question: 'Who makes, who does, what lies between?',
		scenes: ['steady-load'],
	},
	{
		id: 'busy-waiting',
		title: 'Busy-waiting',
		question: 'What does waiting cost?',
		scenes: ['busy-waiting', 'check-then-act'],
	},
	{
		id: 'sleep-polling',
		title: 'Sleep-polling',
		question: 'How long should a nap be?',
		scenes: ['sleep-polling', 'polling-choir'],
	},
	{
		id: 'unbounded',
		title: 'Unbounded growth',
		question: 'What if it never says no?',
		scenes: ['click-storm', 'slow-leak'],
	},
	{
		id: 'wait-notify',
		title: 'Wait/Notify',
		question: 'Who wakes whom, and when?',
		scenes: [
			'wait-notify',
			'lost-wakeup',
			'stolen-item',
			'overfull',
			'single-condition-deadlock',
			'safe-by-one',
			'stampede',
			'spurious-wakeup',
			'covering-condition',
		],
	},
	{
		id: 'blocking-queue',
		title: 'Blocking queues',
		question: 'What should full mean?',
		scenes: [
			'blocking-queue',
			'full-queue-styles',
			'pipeline',
			'rendezvous',
			'bounded-cycle',
			'shutdown',
			'pool-admission',
		],
	},
	{
		id: 'utilisation',
		title: 'Capacity and utilisation',
		question: 'Why does 95 % feel broken?',
		scenes: ['hockey-stick'],
	},
	{
		id: 'actors',
		title: 'Actors',
		question: 'What if nothing is shared?',
		scenes: [
			'actor-counter',
			'mailbox-overflow',
			'mutual-ask',
			'dispatcher',
			'supervision',
			'message-order',
		],
	},
	{
		id: 'async-requests',
		title: 'Asynchronous requests',
		question: 'When is the answer not the work?',
		scenes: ['async-requests', 'convoy', 'retries', 'pool-sizing', 'pool-starvation'],
	},
	{
		id: 'bursty-traffic',
		title: 'Bursty traffic',
		question: 'What do you refuse first?',
		scenes: ['burst', 'overload-policies', 'retry-storm', 'token-bucket', 'autoscaling'],
	},
	{
		id: 'choose',
		title: 'Choose',
		question: 'Which one, and why?',
		scenes: ['compare'],
	},
]
