/** A client and a server with a bounded queue each way: each can wait for the other, for ever. */
import { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { NumberKnob } from '../knob.ts'
import { capacityOf } from '../live-capacity.ts'
import { blockingQueueSources } from '../primitive-sources.ts'
import type { Scene } from '../scene.ts'
import { answer } from './answer.ts'
import { ask } from './ask.ts'
import { Round } from './round.ts'

const largestCapacity = 4

const counted = {
	kind: 'number',
	min: 1,
	step: 1,
	isLog: false,
	restarts: false,
} as const

const room = {
	...counted,
	unit: 'places',
	place: 'queue',
	max: largestCapacity,
	default: 2,
} as const

const knobs: readonly NumberKnob[] = [
	{
		...counted,
		name: 'ahead',
		label: 'Sent ahead',
		unit: 'requests',
		place: 'producers',
		max: 16,
		default: 6,
	},
	{ ...room, name: 'requests', label: 'Requests' },
	{ ...room, name: 'replies', label: 'Replies' },
]

export const boundedCycle: Scene = {
	id: 'bounded-cycle',
	title: 'Round trip of doom',
	chapter: 'blocking-queue',
	summary:
		'A client that sends too much before it reads, and a server that cannot reply: each waits for the other.',
	source: 'closed',
	defaultPace: 1,
	kinds: ['request'],
	gauges: ['queues'],
	hasCanary: false,
	isFinite: true,
	knobs,
	flows: {
		requests: { gap: 0 },
		replies: { gap: 0, isBackward: true },
	},
	roles: [
		{
			name: 'client',
			letter: 'C',
			side: 'producers',
			column: 0,
			count: 1,
			program: 'bounded-cycle/ask.ts',
			leaves: 'at loop top',
		},
		{
			name: 'server',
			letter: 'S',
			side: 'consumers',
			column: 1,
			count: 1,
			program: 'bounded-cycle/answer.ts',
			leaves: 'at loop top',
		},
	],
	sources: [
		{
			path: 'bounded-cycle/ask.ts',
			text: () => import('./ask.ts?raw'),
		},
		{
			path: 'bounded-cycle/answer.ts',
			text: () => import('./answer.ts?raw'),
		},
		...blockingQueueSources,
	],

	build(memory, cells) {
		const queueOf = (name: string) =>
			new BlockingQueue(memory, largestCapacity, { name })
		const requests = queueOf('requests')
		const replies = queueOf('replies')
		const round = new Round(cells)
		return {
			programs: {
				client: (me) => {
					ask(me, requests, replies, round)
				},
				server: (me) => {
					answer(me, requests, replies, round)
				},
			},
			turn: {
				requests: capacityOf(requests),
				replies: capacityOf(replies),
			},
		}
	},
}
