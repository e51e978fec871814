/** Producers and consumers around one blocking queue: the home page's scene, and the pattern of all the others. */
import { BlockingQueue } from '../../sync/blocking-queue.ts'
import { distributions } from '../draws.ts'
import type { Scene } from '../scene.ts'
import { workKinds, Work } from '../work.ts'
import { consume } from './consume.ts'
import { produce } from './produce.ts'

const largestCapacity = 2000

export const blockingQueue: Scene = {
	id: 'blocking-queue',
	title: 'Put and take',
	chapter: 'blocking-queue',
	summary:
		'Producers wait while the queue is full, consumers while it is empty. Nobody spins.',
	source: 'closed',
	defaultPace: 1,
	kinds: ['item'],
	gauges: ['wake-ups', 'lock'],
	hasCanary: false,
	isFinite: true,
	knobs: [
		{
			name: 'producers',
			label: 'Producers',
			unit: 'threads',
			kind: 'number',
			place: 'producers',
			min: 1,
			max: 8,
			step: 1,
			default: 2,
			isLog: false,
			restarts: false,
		},
		{
			name: 'rate',
			label: 'Arrival rate',
			unit: 'items/s',
			kind: 'number',
			place: 'producers',
			min: 1,
			max: 500,
			step: 1,
			default: 60,
			isLog: true,
			restarts: false,
		},
		{
			name: 'capacity',
			label: 'Capacity',
			unit: 'items',
			kind: 'number',
			place: 'queue',
			min: 1,
			max: largestCapacity,
			step: 1,
			default: 6,
			isLog: true,
			restarts: false,
		},
		{
			name: 'dist',
			label: 'Times',
			unit: '',
			kind: 'choice',
			place: 'queue',
			options: distributions,
			default: 'deterministic',
			restarts: false,
		},
		{
			name: 'consumers',
			label: 'Consumers',
			unit: 'threads',
			kind: 'number',
			place: 'consumers',
			min: 1,
			max: 16,
			step: 1,
			default: 3,
			isLog: false,
			restarts: false,
		},
		{
			name: 'service',
			label: 'Service time',
			unit: 'ms',
			kind: 'number',
			place: 'consumers',
			min: 1,
			max: 5000,
			step: 1,
			default: 80,
			isLog: true,
			restarts: false,
		},
		{
			name: 'kind',
			label: 'Service is',
			unit: '',
			kind: 'choice',
			place: 'consumers',
			options: workKinds,
			default: 'I/O wait',
			restarts: false,
		},
	],
	roles: [
		{
			name: 'producer',
			letter: 'P',
			side: 'producers',
			count: 'producers',
			program: 'blocking-queue/produce.ts',
			leaves: 'at loop top',
		},
		{
			name: 'consumer',
			letter: 'C',
			side: 'consumers',
			count: 'consumers',
			program: 'blocking-queue/consume.ts',
			leaves: 'at once',
		},
	],
	sources: [
		{
			path: 'blocking-queue/produce.ts',
			text: () => import('./produce.ts?raw'),
		},
		{
			path: 'blocking-queue/consume.ts',
			text: () => import('./consume.ts?raw'),
		},
		{
			path: 'sync/blocking-queue.ts',
			text: () => import('../../sync/blocking-queue.ts?raw'),
		},
		{
			path: 'sync/lock.ts',
			text: () => import('../../sync/lock.ts?raw'),
		},
		{
			path: 'sync/condition.ts',
			text: () => import('../../sync/condition.ts?raw'),
		},
	],

	build(memory, knobs, seed) {
		const queue = new BlockingQueue(memory, largestCapacity)
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
				capacity: (you, value, isPaused) => {
					if (queue.tryResize(you, Number(value))) {
						return true
					}
					if (isPaused) {
						queue.resizeWhilePaused(you, Number(value))
					}
					return isPaused
				},
			},
		}
	},
}
