/** Requests that are answered when they are written down, and not when they are done; and the twin that does them first. */
import { JobStore } from '../../sync/job-store.ts'
import type { SharedMemory } from '../../sync/shared-memory.ts'
import { UnboundedQueue } from '../../sync/unbounded-queue.ts'
import { dist, sync, tasks } from '../chore-knobs.ts'
import { Chores, kinds } from '../chores.ts'
import { Connections } from '../connections.ts'
import { Fate } from '../fate.ts'
import { fail } from '../job-knobs.ts'
import {
	handlers,
	rate,
	service,
	workers,
	workersOf,
} from '../load-knobs.ts'
import { unboundedQueueSources } from '../primitive-sources.ts'
import type { FixedValues, Scene, Source } from '../scene.ts'
import { chosenBy, variantKey } from '../switches.ts'
import { Desk } from './desk.ts'
import type { handle } from './handle.ts'
import { variants } from './handle.ts?variants'
import { work } from './work.ts'

const handlerCount = 2
/** Connections that may wait for each handler. */
const backlog = 8
/** Jobs that are not over, at most: far more than anybody will ever watch. */
const places = 2 ** 16

/** The handler's program, as the switch in its text stands. */
function handlingOf(fixed: FixedValues): typeof handle {
	const key = variantKey(chosenBy([sync], fixed))
	const all: Readonly<Record<string, unknown>> = variants
	return (all[key] as { readonly handle: typeof handle }).handle
}

const sources: readonly Source[] = [
	{
		path: 'async-requests/handle.ts',
		text: () => import('./handle.ts?raw'),
		hasSwitches: true,
	},
	{
		path: 'async-requests/work.ts',
		text: () => import('./work.ts?raw'),
	},
	{
		path: 'programs/async-requests/desk.ts',
		text: () => import('./desk.ts?raw'),
	},
	{
		path: 'sync/job-store.ts',
		text: () => import('../../sync/job-store.ts?raw'),
	},
	...unboundedQueueSources,
]

function queueIn(memory: SharedMemory): number {
	return memory.objects.find(({ kind }) => kind === 'queue')?.id ?? 0
}

export const asyncRequests: Scene = {
	id: 'async-requests',
	title: '202 Accepted',
	chapter: 'async-requests',
	summary:
		'The answer goes out when the job is written down: handlers are free at once, and jobs take what they take.',
	source: 'open',
	defaultPace: 1,
	kinds,
	gauges: ['answer time', 'jobs', 'busy workers'],
	hasCanary: false,
	// What comes next depends on what time it is.
	isFinite: false,
	knobs: [
		{ ...rate, default: 40 },
		tasks,
		dist,
		{ ...workers, default: 4 },
		service,
		{ ...fail, label: 'Jobs that fail', default: 2 },
		sync,
	],
	roles: [
		handlers(handlerCount, 'async-requests/handle.ts'),
		workersOf('async-requests/work.ts'),
	],
	sources,

	build(memory, knobs, seed, fixed) {
		const queue = new UnboundedQueue(memory)
		const chores = new Chores(memory, knobs)
		const store = new JobStore(memory, places)
		const desk = new Desk(store, queue, chores)
		const requests = new Connections(knobs, seed, {
			...{ handlers: handlerCount, kindOf: chores.kindOf },
			...{ backlog, queue: queueIn(memory) },
		})
		const fate = new Fate(knobs, seed)
		const handling = handlingOf(fixed)
		return {
			programs: {
				handler: (me) => {
					handling(me, requests, desk)
				},
				worker: (me) => {
					work(me, queue, store, chores, fate)
				},
			},
			turn: {},
			thumbnails: chores.thumbnails,
		}
	},
}
