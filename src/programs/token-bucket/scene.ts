/** A door before the queue: a steady rate gets in, and a limited burst, whatever comes. */
import { TokenBucket } from '../../sync/token-bucket.ts'
import { UnboundedQueue } from '../../sync/unbounded-queue.ts'
import {
	background,
	burst,
	burstLength,
	deadline,
	pattern,
} from '../burst-knobs.ts'
import { Bursts } from '../bursts.ts'
import { handlers, service, workers, workersOf } from '../load-knobs.ts'
import { unboundedQueueSources } from '../primitive-sources.ts'
import type { Scene } from '../scene.ts'
import { Service } from '../service.ts'
import { Limits, bucket, token } from '../token-knobs.ts'
import { admit } from './admit.ts'
import { work } from '../unbounded/work.ts'

const handlerCount = 2

export const tokenBucket: Scene = {
	id: 'token-bucket',
	title: 'The bouncer',
	chapter: 'bursty-traffic',
	summary:
		'A token bucket at the door lets in a short burst and then a steady rate; behind it the queue stays short.',
	source: 'open',
	defaultPace: 1,
	kinds: ['task'],
	gauges: ['tokens', 'refused', 'goodput', 'losses'],
	hasCanary: false,
	// What comes next depends on what time it is.
	isFinite: false,
	hasWave: true,
	knobs: [
		burst,
		burstLength,
		{ ...background, default: 1 },
		pattern,
		token,
		bucket,
		deadline,
		workers,
		// Eight workers can do a third more than gets in.
		{ ...service, default: 60 },
	],
	roles: [
		{
			...handlers(handlerCount, 'token-bucket/admit.ts'),
			isBursty: true,
		},
		workersOf('unbounded/work.ts'),
	],
	sources: [
		{
			path: 'token-bucket/admit.ts',
			text: () => import('./admit.ts?raw'),
		},
		{
			path: 'unbounded/work.ts',
			text: () => import('../unbounded/work.ts?raw'),
		},
		{
			path: 'sync/token-bucket.ts',
			text: () => import('../../sync/token-bucket.ts?raw'),
		},
		...unboundedQueueSources,
	],

	build(memory, knobs, seed) {
		const limits = new Limits(knobs)
		const door = new TokenBucket(memory, limits, bucket.default)
		const queue = new UnboundedQueue(memory)
		const requests = new Bursts(knobs, seed, handlerCount)
		const duty = new Service(knobs)
		return {
			programs: {
				handler: (me) => {
					admit(me, requests, door, queue)
				},
				worker: (me) => {
					work(me, queue, duty)
				},
			},
			turn: {},
		}
	},
}
