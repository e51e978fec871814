/** A wave runs into a queue that is sized for it: the queue takes it in, and everybody behind it waits. */
import { OldestFirst } from '../../sync/overload-orders.ts'
import { OverloadQueue } from '../../sync/overload-queue.ts'
import { NoShedding } from '../../sync/shedding.ts'
import {
	background,
	burst as burstRate,
	burstLength,
	deadline,
	pattern,
} from '../burst-knobs.ts'
import { Bursts } from '../bursts.ts'
import { handlers, service, workers, workersOf } from '../load-knobs.ts'
import {
	boundOf,
	capacity,
	overloadPlaces,
	unbounded,
} from '../overload-knobs.ts'
import { overloadSources } from '../overload-sources.ts'
import type { Scene } from '../scene.ts'
import { Service } from '../service.ts'
import { handle } from './handle.ts'
import { work } from './work.ts'

const handlerCount = 2

export const burst: Scene = {
	id: 'burst',
	title: 'The wave',
	chapter: 'bursty-traffic',
	summary:
		'A queue takes in far more than can be done; long after the wave everybody still waits behind it.',
	source: 'open',
	defaultPace: 5,
	kinds: ['task'],
	gauges: ['age', 'goodput', 'drain', 'losses'],
	hasCanary: false,
	// What comes next depends on what time it is.
	isFinite: false,
	hasWave: true,
	knobs: [
		burstRate,
		burstLength,
		background,
		pattern,
		// Less than what can be done within a second, (D − s)·μ = 92.
		{ ...capacity, default: 80 },
		{ ...unbounded, default: true },
		deadline,
		workers,
		service,
	],
	roles: [
		{
			...handlers(handlerCount, 'burst/handle.ts'),
			isBursty: true,
		},
		workersOf('burst/work.ts'),
	],
	sources: [
		{
			path: 'burst/handle.ts',
			text: () => import('./handle.ts?raw'),
		},
		{
			path: 'burst/work.ts',
			text: () => import('./work.ts?raw'),
		},
		...overloadSources,
	],

	build(memory, knobs, seed) {
		const duty = new Service(knobs)
		const queue = new OverloadQueue(memory, {
			places: overloadPlaces,
			order: new OldestFirst(),
			shedding: new NoShedding(),
			patienceMs: () => 0,
			service: duty,
		})
		const requests = new Bursts(knobs, seed, handlerCount)
		return {
			programs: {
				handler: (me) => {
					handle(me, requests, queue)
				},
				worker: (me) => {
					work(me, queue, duty)
				},
			},
			turn: boundOf(queue, knobs),
		}
	},
}
