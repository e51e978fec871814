/** Handlers that answer at once, a queue, and workers that do what was asked for: as it should be. */
import { UnboundedQueue } from '../../sync/unbounded-queue.ts'
import { Arrivals } from '../arrivals.ts'
import { dist, sync, tasks } from '../chore-knobs.ts'
import { Chores, kinds } from '../chores.ts'
import {
	handlers,
	rate,
	service,
	workers,
	workersOf,
} from '../load-knobs.ts'
import { unboundedQueueSources } from '../primitive-sources.ts'
import type { FixedValues, Scene } from '../scene.ts'
import { chosenBy, variantKey } from '../switches.ts'
import type { handle } from './handle.ts'
import { variants } from './handle.ts?variants'
import { work } from './work.ts'

const handlerCount = 2

/** The handler's program, as the switch in its text stands. */
function handlingOf(fixed: FixedValues): typeof handle {
	const key = variantKey(chosenBy([sync], fixed))
	const all: Readonly<Record<string, unknown>> = variants
	return (all[key] as { readonly handle: typeof handle }).handle
}

export const steadyLoad: Scene = {
	id: 'steady-load',
	title: 'Steady load',
	chapter: 'orientation',
	summary:
		'Handlers answer at once and leave the work to others: as many workers are busy as the work needs.',
	source: 'open',
	defaultPace: 1,
	kinds,
	gauges: ['busy workers', 'answer time'],
	hasCanary: false,
	isFinite: false,
	knobs: [rate, tasks, dist, workers, service, sync],
	roles: [
		handlers(handlerCount, 'orientation/handle.ts'),
		workersOf('orientation/work.ts'),
	],
	sources: [
		{
			path: 'orientation/handle.ts',
			text: () => import('./handle.ts?raw'),
			hasSwitches: true,
		},
		{
			path: 'orientation/work.ts',
			text: () => import('./work.ts?raw'),
		},
		{
			path: 'programs/orientation/shrink.ts',
			text: () => import('./shrink.ts?raw'),
		},
		...unboundedQueueSources,
	],

	build(memory, knobs, seed, fixed) {
		const queue = new UnboundedQueue(memory)
		const chores = new Chores(memory, knobs)
		const requests = new Arrivals(knobs, seed, {
			handlers: handlerCount,
			kindOf: chores.kindOf,
		})
		const office = { queue, work: chores }
		const handling = handlingOf(fixed)
		return {
			programs: {
				handler: (me) => {
					handling(me, requests, office)
				},
				worker: (me) => {
					work(me, queue, chores)
				},
			},
			turn: {},
			thumbnails: chores.thumbnails,
		}
	},
}
