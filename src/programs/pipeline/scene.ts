/** A source and two stages with a queue before each: a slow stage fills what lies behind it, up to the source. */
import { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { NumberKnob } from '../knob.ts'
import { capacityOf } from '../live-capacity.ts'
import { blockingQueueSources } from '../primitive-sources.ts'
import type { Scene } from '../scene.ts'
import { feed } from './feed.ts'
import { finish } from './finish.ts'
import { pass } from './pass.ts'
import { Stations } from './stations.ts'

const largestCapacity = 100

const onLog = {
	kind: 'number',
	min: 1,
	step: 1,
	isLog: true,
	restarts: false,
} as const

const perSecond = { ...onLog, unit: 'items/s', max: 500 } as const

const room = {
	...onLog,
	unit: 'items',
	place: 'queue',
	max: largestCapacity,
	default: 10,
} as const

const knobs: readonly NumberKnob[] = [
	{
		...perSecond,
		name: 'rate',
		label: 'Source',
		place: 'producers',
		default: 10,
	},
	{ ...room, name: 'capacity1', label: 'Capacity 1' },
	{
		...perSecond,
		name: 'stage1',
		label: 'Stage 1',
		place: 'queue',
		default: 50,
	},
	{ ...room, name: 'capacity2', label: 'Capacity 2' },
	{
		...perSecond,
		name: 'stage2',
		label: 'Stage 2',
		place: 'consumers',
		max: 100,
		default: 2,
	},
]

export const pipeline: Scene = {
	id: 'pipeline',
	title: 'A jam travels upstream',
	chapter: 'blocking-queue',
	summary:
		'The last stage is slow: the queue before it fills, then the one before that, then the source waits.',
	source: 'closed',
	defaultPace: 1,
	kinds: ['item'],
	gauges: ['queues', 'utilisation'],
	hasCanary: false,
	isFinite: true,
	knobs,
	flows: {
		'queue 1': { gap: 0 },
		'queue 2': { gap: 1 },
	},
	roles: [
		{
			name: 'source',
			letter: 'P',
			side: 'producers',
			column: 0,
			count: 1,
			program: 'pipeline/feed.ts',
			leaves: 'at loop top',
		},
		{
			name: 'stage 1',
			letter: 'A',
			side: 'consumers',
			column: 1,
			count: 1,
			program: 'pipeline/pass.ts',
			leaves: 'at loop top',
		},
		{
			name: 'stage 2',
			letter: 'B',
			side: 'consumers',
			column: 2,
			count: 1,
			program: 'pipeline/finish.ts',
			leaves: 'at once',
		},
	],
	sources: [
		{
			path: 'pipeline/feed.ts',
			text: () => import('./feed.ts?raw'),
		},
		{
			path: 'pipeline/pass.ts',
			text: () => import('./pass.ts?raw'),
		},
		{
			path: 'pipeline/finish.ts',
			text: () => import('./finish.ts?raw'),
		},
		...blockingQueueSources,
	],

	build(memory, cells) {
		const queueOf = (name: string) =>
			new BlockingQueue(memory, largestCapacity, { name })
		const queue1 = queueOf('queue 1')
		const queue2 = queueOf('queue 2')
		const stations = new Stations(cells)
		return {
			programs: {
				source: (me) => {
					feed(me, queue1, stations)
				},
				'stage 1': (me) => {
					pass(me, queue1, queue2, stations)
				},
				'stage 2': (me) => {
					finish(me, queue2, stations)
				},
			},
			turn: {
				capacity1: capacityOf(queue1),
				capacity2: capacityOf(queue2),
			},
		}
	},
}
