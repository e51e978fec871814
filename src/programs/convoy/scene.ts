/** Long tasks in front of short ones: all workers are busy with them, and the short ones wait as if they were long. */
import type { SharedMemory } from '../../sync/shared-memory.ts'
import { UnboundedQueue } from '../../sync/unbounded-queue.ts'
import { UrgentQueue } from '../../sync/urgent-queue.ts'
import { Bulkheads } from '../bulkheads.ts'
import {
	type ChoiceKnob,
	counted,
	type Knob,
	type NumberKnob,
} from '../knob.ts'
import { handlers, rate, workers, workersOf } from '../load-knobs.ts'
import { unboundedQueueSources } from '../primitive-sources.ts'
import type { FixedValues, Scene } from '../scene.ts'
import { SiteWork, kinds } from '../site-work.ts'
import { chosenBy, variantKey } from '../switches.ts'
import type { receive } from './receive.ts'
import { variants as receives } from './receive.ts?variants'
import type { serve } from './serve.ts'
import { variants as serves } from './serve.ts?variants'

/** More than ever stand in line. */
const places = 2 ** 16

const pools: ChoiceKnob = {
	name: 'pools',
	label: 'Workers',
	unit: '',
	kind: 'choice',
	place: 'listing',
	options: ['shared', 'bulkheads'],
	default: 'shared',
	restarts: true,
}

const order: ChoiceKnob = {
	name: 'order',
	label: 'Served first',
	unit: '',
	kind: 'choice',
	place: 'queue',
	options: ['FIFO', 'priority'],
	default: 'FIFO',
	restarts: true,
}

const burst: NumberKnob = {
	...counted,
	name: 'burst',
	label: 'Reports in a heap',
	unit: 'tasks',
	place: 'producers',
	min: 1,
	max: 48,
	default: 12,
}

const reserved: NumberKnob = {
	...counted,
	name: 'reserved',
	label: 'Of them for reports',
	unit: 'threads',
	place: 'consumers',
	min: 1,
	max: 15,
	default: 4,
	restarts: true,
}

const knobs: readonly Knob[] = [
	{
		...rate,
		label: 'E-mails',
		unit: 'e-mails/s',
		max: 200,
		isLog: false,
	},
	burst,
	order,
	pools,
	// With queues of their own, somebody must serve each of them.
	{ ...workers, min: 2, restarts: true },
	reserved,
]

function hasBulkheads(fixed: FixedValues): boolean {
	return fixed[pools.name] === 'bulkheads'
}

function queuesOf(
	memory: SharedMemory,
	fixed: FixedValues,
): readonly [UnboundedQueue, UnboundedQueue] {
	if (!hasBulkheads(fixed)) {
		const isUrgent = fixed[order.name] === 'priority'
		const Queue = isUrgent ? UrgentQueue : UnboundedQueue
		const queue = new Queue(memory, { places })
		return [queue, queue]
	}
	const queueOf = (name: string, first: number) =>
		new UnboundedQueue(memory, { name, places, first, step: 2 })
	return [queueOf('reports', 1), queueOf('e-mails', 2)]
}

/** At least one is left for the others. */
function reservedOf(fixed: FixedValues): number {
	const asked = Number(fixed[reserved.name] ?? reserved.default)
	return Math.min(
		asked,
		Number(fixed[workers.name] ?? workers.default) - 1,
	)
}

export const convoy: Scene = {
	id: 'convoy',
	title: 'Report in front',
	chapter: 'async-requests',
	summary:
		'A dozen long reports take all the workers, and e-mails of 20 ms wait for seconds behind them.',
	source: 'open',
	defaultPace: 1,
	kinds,
	gauges: ['busy workers', 'queues'],
	hasCanary: false,
	// What comes next depends on what time it is.
	isFinite: false,
	knobs,
	roles: [
		handlers(1, 'convoy/receive.ts'),
		workersOf('convoy/serve.ts'),
	],
	sources: [
		{
			path: 'convoy/receive.ts',
			text: () => import('./receive.ts?raw'),
			hasSwitches: true,
		},
		{
			path: 'convoy/serve.ts',
			text: () => import('./serve.ts?raw'),
			hasSwitches: true,
		},
		{
			path: 'sync/urgent-queue.ts',
			text: () => import('../../sync/urgent-queue.ts?raw'),
			isUsed: (fixed) =>
				!hasBulkheads(fixed) && fixed[order.name] === 'priority',
		},
		...unboundedQueueSources,
	],

	build(memory, cells, seed, fixed) {
		const own = queuesOf(memory, fixed)
		const queues = new Bulkheads(own, reservedOf(fixed))
		const site = new SiteWork(cells, seed)
		const key = variantKey(chosenBy([pools], fixed))
		const { receive: receiving } = receives[key] as unknown as {
			readonly receive: typeof receive
		}
		const { serve: serving } = serves[key] as unknown as {
			readonly serve: typeof serve
		}
		return {
			programs: {
				handler: (me) => {
					receiving(me, site, queues)
				},
				worker: (me) => {
					serving(me, queues, site)
				},
			},
			turn: {},
		}
	},
}
