/** One producer and one consumer, equally fast on average, with few places between them or none at all. */
import { BlockingQueue } from '../../sync/blocking-queue.ts'
import { Rendezvous } from '../../sync/rendezvous.ts'
import { service } from '../load-knobs.ts'
import { monitorSources } from '../primitive-sources.ts'
import { capacity, dist, rate } from '../queue-knobs.ts'
import type { FixedValues, Scene } from '../scene.ts'
import { Work } from '../work.ts'
import { consume } from './consume.ts'
import { produce } from './produce.ts'

const largestCapacity = 8

const hasPlaces = ({ capacity }: FixedValues) => capacity !== 0

export const rendezvous: Scene = {
	id: 'rendezvous',
	title: 'From hand to hand',
	chapter: 'blocking-queue',
	summary:
		'A queue without places: who comes first waits for the other. Places pay for times that scatter, and for nothing else.',
	source: 'closed',
	defaultPace: 1,
	kinds: ['item'],
	gauges: ['utilisation', 'wake-ups'],
	hasCanary: false,
	isFinite: true,
	knobs: [
		{ ...rate, label: 'Makes', default: 50 },
		{
			...capacity,
			min: 0,
			max: largestCapacity,
			default: 0,
			isLog: false,
			restarts: true,
		},
		{ ...dist, default: 'exponential' },
		{ ...service, max: 1000, default: 20 },
	],
	roles: [
		{
			name: 'producer',
			letter: 'P',
			side: 'producers',
			count: 1,
			program: 'rendezvous/produce.ts',
			leaves: 'at loop top',
		},
		{
			name: 'consumer',
			letter: 'C',
			side: 'consumers',
			count: 1,
			program: 'rendezvous/consume.ts',
			leaves: 'at once',
		},
	],
	sources: [
		{
			path: 'rendezvous/produce.ts',
			text: () => import('./produce.ts?raw'),
		},
		{
			path: 'rendezvous/consume.ts',
			text: () => import('./consume.ts?raw'),
		},
		{
			path: 'sync/rendezvous.ts',
			text: () => import('../../sync/rendezvous.ts?raw'),
			isUsed: (fixed) => !hasPlaces(fixed),
		},
		{
			path: 'sync/blocking-queue.ts',
			text: () => import('../../sync/blocking-queue.ts?raw'),
			isUsed: hasPlaces,
		},
		...monitorSources,
	],

	build(memory, knobs, seed, fixed) {
		const queue = hasPlaces(fixed)
			? new BlockingQueue(memory, largestCapacity)
			: new Rendezvous(memory)
		const work = new Work(knobs, seed)
		return {
			programs: {
				producer: (me) => {
					produce(me, queue, work)
				},
				consumer: (me) => {
					consume(me, queue, work)
				},
			},
			turn: {
				capacity: (you, value) => {
					return queue.tryResize(you, Number(value))
				},
			},
		}
	},
}
