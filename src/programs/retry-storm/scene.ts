/** Clients that ask again when they get no answer in time: a burst that is over, and an overload that is not. */
import { Answers } from '../../sync/answers.ts'
import { BlockingQueue } from '../../sync/blocking-queue.ts'
import { OverloadRing } from '../../sync/overload-ring.ts'
import { burst, burstLength, deadline } from '../burst-knobs.ts'
import { Clients } from '../clients.ts'
import { backoff, retries } from '../job-knobs.ts'
import { rate, service, workers, workersOf } from '../load-knobs.ts'
import { Newcomers } from '../newcomers.ts'
import {
	boundOf,
	capacity,
	overloadPlaces,
	unbounded,
} from '../overload-knobs.ts'
import type { Scene } from '../scene.ts'
import { Service } from '../service.ts'
import { answer } from './answer.ts'
import { ask } from './ask.ts'

const ofClients = { place: 'producers' } as const

export const retryStorm: Scene = {
	id: 'retry-storm',
	title: 'Storm that feeds itself',
	chapter: 'bursty-traffic',
	summary:
		'Whoever gets no answer asks again: three seconds of burst become an overload that never ends.',
	source: 'open',
	defaultPace: 5,
	kinds: ['request'],
	gauges: ['goodput', 'attempts', 'age', 'refused'],
	hasCanary: false,
	isFinite: false,
	knobs: [
		{ ...rate, max: 200 },
		burst,
		{ ...burstLength, default: 3 },
		{ ...retries, ...ofClients },
		{ ...backoff, ...ofClients },
		deadline,
		{ ...capacity, max: 2000, default: 80 },
		{ ...unbounded, default: true },
		workers,
		service,
	],
	roles: [
		{
			name: 'clients',
			letter: 'C',
			side: 'producers',
			count: 1,
			program: 'retry-storm/ask.ts',
			leaves: 'at loop top',
			isBursty: true,
		},
		workersOf('retry-storm/answer.ts'),
	],
	sources: [
		{
			path: 'retry-storm/ask.ts',
			text: () => import('./ask.ts?raw'),
		},
		{
			path: 'retry-storm/answer.ts',
			text: () => import('./answer.ts?raw'),
		},
		{
			path: 'sync/answers.ts',
			text: () => import('../../sync/answers.ts?raw'),
		},
		{
			path: 'sync/blocking-queue.ts',
			text: () => import('../../sync/blocking-queue.ts?raw'),
		},
	],

	build(memory, knobs, seed) {
		const queue = new BlockingQueue(memory, overloadPlaces, {
			Ring: OverloadRing,
		})
		const answers = new Answers(memory)
		const clients = new Clients(knobs, seed, new Newcomers(knobs, seed))
		const duty = new Service(knobs)
		return {
			programs: {
				clients: (me) => {
					ask(me, clients, queue, answers)
				},
				worker: (me) => {
					answer(me, queue, duty, answers)
				},
			},
			turn: boundOf(queue, knobs),
		}
	},
}
