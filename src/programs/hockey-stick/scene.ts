/** The same workers with more and more to do: how waiting grows while the load comes near to what they can do. */
import type { SharedMemory } from '../../sync/shared-memory.ts'
import { UnboundedQueue } from '../../sync/unbounded-queue.ts'
import { UnboundedStack } from '../../sync/unbounded-stack.ts'
import { Arrivals } from '../arrivals.ts'
import { distributions } from '../draws.ts'
import type { ChoiceKnob, Knob, KnobValue } from '../knob.ts'
import { Lines } from '../lines.ts'
import {
	handlers,
	rate,
	service,
	workers,
	workersOf,
} from '../load-knobs.ts'
import { unboundedQueueSources } from '../primitive-sources.ts'
import type { FixedValues, Scene, Source } from '../scene.ts'
import { ScatteredService } from '../service.ts'
import { receive } from './receive.ts'
import { serve } from './serve.ts'

/** How many queues there are: one for all workers, or one for each. */
const poolings = ['pooled', 'separate'] as const
const orders = ['FIFO', 'LIFO'] as const

const chosen = {
	kind: 'choice',
	unit: '',
	place: 'queue',
} as const

const pooled: ChoiceKnob = {
	...chosen,
	name: 'pooled',
	label: 'Queues',
	options: poolings,
	default: 'pooled',
	restarts: true,
}

const order: ChoiceKnob = {
	...chosen,
	name: 'order',
	label: 'Served first',
	options: orders,
	default: 'FIFO',
	restarts: true,
}

const dist: ChoiceKnob = {
	...chosen,
	name: 'dist',
	label: 'Service times',
	place: 'consumers',
	options: distributions,
	default: 'exponential',
	restarts: false,
}

const knobs: readonly Knob[] = [
	{ ...rate, min: 10, max: 120, default: 80, isLog: false },
	pooled,
	order,
	// With queues of their own, each of them needs one.
	{ ...workers, restarts: true },
	{ ...service, max: 500 },
	dist,
]

const sources: readonly Source[] = [
	{
		path: 'hockey-stick/receive.ts',
		text: () => import('./receive.ts?raw'),
	},
	{
		path: 'hockey-stick/serve.ts',
		text: () => import('./serve.ts?raw'),
	},
	{
		path: 'sync/unbounded-stack.ts',
		text: () => import('../../sync/unbounded-stack.ts?raw'),
		isUsed: isLifo,
	},
	...unboundedQueueSources,
]

function isLifo({ order }: FixedValues): boolean {
	return order === 'LIFO'
}

/** Places of all queues together. */
const placesInAll = 2 ** 20

function queuesOf(
	memory: SharedMemory,
	fixed: FixedValues,
): UnboundedQueue[] {
	const Queue = isLifo(fixed) ? UnboundedStack : UnboundedQueue
	const order = isLifo(fixed) ? 'LIFO' : 'FIFO'
	if (fixed['pooled'] !== 'separate') {
		return [new Queue(memory, { order })]
	}
	const count = Number(fixed['workers'])
	const places = Math.floor(placesInAll / count)
	return Array.from({ length: count }, (_, i) => {
		const name = `queue ${i + 1}`
		const numbers = { first: i + 1, step: count }
		return new Queue(memory, { name, order, places, ...numbers })
	})
}

/** Arrivals a second at which workers are busy for so much of their time, where 8 need 80 ms each. */
const swept = [50, 60, 70, 75, 80, 85, 90, 95] as const

/** As many workers, as long a service: then the rates are what is compared. */
function asSwept(values: Readonly<Record<string, KnobValue>>) {
	return { ...values, workers: 8, service: 80 }
}

export const hockeyStick: Scene = {
	id: 'hockey-stick',
	title: 'The hockey stick',
	chapter: 'utilisation',
	summary:
		'A little more to do, and waiting grows out of all proportion: the last free tenth is what keeps it short.',
	source: 'open',
	defaultPace: 5,
	kinds: ['task'],
	gauges: ['little', 'utilisation', 'busy workers'],
	hasCanary: false,
	// What comes next depends on what time it is.
	isFinite: false,
	knobs,
	roles: [
		handlers(1, 'hockey-stick/receive.ts'),
		workersOf('hockey-stick/serve.ts'),
	],
	sources,
	sweep: { chart: 'load', knob: 'rate', values: swept, asSwept },

	build(memory, knobs, seed, fixed) {
		const lines = new Lines(queuesOf(memory, fixed), seed)
		const requests = new Arrivals(knobs, seed)
		const duty = new ScatteredService(knobs)
		return {
			programs: {
				handler: (me) => {
					receive(me, requests, lines)
				},
				worker: (me) => {
					serve(me, lines.of(me.id), duty)
				},
			},
			turn: {},
		}
	},
}
