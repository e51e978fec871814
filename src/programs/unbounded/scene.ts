/** Queues without a bound: what comes faster than it goes is kept, until it is too late or there is no more room. */
import { Heap } from '../../sync/heap.ts'
import { UnboundedQueue } from '../../sync/unbounded-queue.ts'
import { Arrivals, Storm } from '../arrivals.ts'
import { deadline } from '../burst-knobs.ts'
import type { NumberKnob } from '../knob.ts'
import {
	handlers,
	rate,
	service,
	workers,
	workersOf,
} from '../load-knobs.ts'
import { unboundedQueueSources } from '../primitive-sources.ts'
import type { FixedValues, Scene } from '../scene.ts'
import { Service } from '../service.ts'
import { click } from './click.ts'
import { handle } from './handle.ts'
import { workOff } from './work-off.ts'
import { work } from './work.ts'

const kib = 1024
const mib = 1024 * kib

const sizes = { kind: 'number', step: 1, isLog: true } as const

const storm: NumberKnob = {
	...sizes,
	name: 'storm',
	label: 'Clicks',
	unit: 'tasks',
	place: 'producers',
	min: 1000,
	max: 50_000,
	step: 1000,
	default: 50_000,
	restarts: true,
}

const size: NumberKnob = {
	...sizes,
	name: 'size',
	label: 'Task size',
	unit: 'KiB',
	place: 'producers',
	min: 1,
	max: 256,
	default: 10,
	restarts: true,
}

const heap: NumberKnob = {
	...sizes,
	name: 'heap',
	label: 'Memory',
	unit: 'MiB',
	place: 'queue',
	min: 16,
	max: 1024,
	default: 256,
	restarts: true,
}

const bytesOf = (
	{ default: otherwise, name }: NumberKnob,
	fixed: FixedValues,
) => Number(fixed[name] ?? otherwise)

const common = {
	chapter: 'unbounded',
	source: 'open',
	kinds: ['task'],
	hasCanary: false,
	isFinite: false,
} as const

export const clickStorm: Scene = {
	...common,
	id: 'click-storm',
	title: 'Fifty thousand clicks',
	summary:
		'A queue without a bound takes everything in, until memory ends and everything goes down with it.',
	defaultPace: 1,
	gauges: ['memory', 'age', 'goodput'],
	heapBytes: (fixed) => bytesOf(heap, fixed) * mib,
	knobs: [storm, size, heap, workers, service],
	roles: [
		{ ...handlers(4, 'unbounded/click.ts'), isBursty: true },
		workersOf('unbounded/work-off.ts'),
	],
	sources: [
		{
			path: 'unbounded/click.ts',
			text: () => import('./click.ts?raw'),
		},
		{
			path: 'unbounded/work-off.ts',
			text: () => import('./work-off.ts?raw'),
		},
		{
			path: 'sync/heap.ts',
			text: () => import('../../sync/heap.ts?raw'),
		},
		...unboundedQueueSources,
	],

	build(memory, knobs, _seed, fixed) {
		const queue = new UnboundedQueue(memory)
		const room = new Heap(
			memory,
			bytesOf(size, fixed) * kib,
			bytesOf(heap, fixed) * mib,
		)
		const clicks = new Storm(knobs, 4)
		const duty = new Service(knobs)
		return {
			programs: {
				handler: (me) => {
					click(me, clicks, room, queue)
				},
				worker: (me) => {
					workOff(me, queue, room, duty)
				},
			},
			turn: {},
			heap: room,
		}
	},
}

export const slowLeak: Scene = {
	...common,
	id: 'slow-leak',
	title: 'Slow leak',
	summary:
		'A little more comes than goes: throughput looks perfect, and soon nothing is done in time any more.',
	defaultPace: 10,
	gauges: ['goodput', 'age'],
	knobs: [
		{ ...rate, default: 120 },
		{ ...deadline, step: 1 },
		workers,
		service,
	],
	roles: [
		handlers(2, 'unbounded/handle.ts'),
		workersOf('unbounded/work.ts'),
	],
	sources: [
		{
			path: 'unbounded/handle.ts',
			text: () => import('./handle.ts?raw'),
		},
		{
			path: 'unbounded/work.ts',
			text: () => import('./work.ts?raw'),
		},
		...unboundedQueueSources,
	],

	build(memory, knobs, seed) {
		const queue = new UnboundedQueue(memory)
		const requests = new Arrivals(knobs, seed, { handlers: 2 })
		const duty = new Service(knobs)
		return {
			programs: {
				handler: (me) => {
					handle(me, requests, queue)
				},
				worker: (me) => {
					work(me, queue, duty)
				},
			},
			turn: {},
		}
	},
}
