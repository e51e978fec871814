/** Four producers meet one full queue, each in its own way: wait, drop at once, wait a while, throw. */
import { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { SharedMemory } from '../../sync/shared-memory.ts'
import { counted, type NumberKnob } from '../knob.ts'
import { capacityOf } from '../live-capacity.ts'
import { service as quickService } from '../load-knobs.ts'
import { blockingQueueSources } from '../primitive-sources.ts'
import {
	capacity as anyCapacity,
	consumers as manyConsumers,
	largestCapacity,
	producers as manyProducers,
} from '../queue-knobs.ts'
import type { Role, Scene, Source } from '../scene.ts'
import { type Pauses, Think } from '../work.ts'
import { add } from './add.ts'
import { consume } from './consume.ts'
import { offerFor } from './offer-for.ts'
import { offer } from './offer.ts'
import { put } from './put.ts'

const producers: NumberKnob = {
	...manyProducers,
	max: 4,
	default: 4,
}

const patience: NumberKnob = {
	...counted,
	name: 'offer',
	label: 'Offer waits',
	unit: 'ms',
	place: 'producers',
	min: 0,
	max: 5000,
	default: 500,
}

const capacity: NumberKnob = { ...anyCapacity, default: 4 }
const consumers: NumberKnob = { ...manyConsumers, default: 1 }
const service: NumberKnob = { ...quickService, default: 400 }

/** The ways in which `producers` come in, one thread each. */
const ways: readonly Pick<Role, 'name' | 'letter' | 'program'>[] = [
	{ name: 'put', letter: 'P', program: 'full-queue-styles/put.ts' },
	{ name: 'offer', letter: 'O', program: 'full-queue-styles/offer.ts' },
	{
		name: 'timed offer',
		letter: 'T',
		program: 'full-queue-styles/offer-for.ts',
	},
	{ name: 'add', letter: 'A', program: 'full-queue-styles/add.ts' },
]

const roles: readonly Role[] = [
	...ways.map((way, place): Role => ({
		...way,
		side: 'producers',
		count: 1,
		limited: (values) =>
			Number(place < Number(values['producers'] ?? producers.default)),
		leaves: 'at loop top',
	})),
	{
		name: 'consumer',
		letter: 'C',
		side: 'consumers',
		count: 'consumers',
		program: 'full-queue-styles/consume.ts',
		leaves: 'at once',
	},
]

const sources: readonly Source[] = [
	{
		path: 'full-queue-styles/put.ts',
		text: () => import('./put.ts?raw'),
	},
	{
		path: 'full-queue-styles/offer.ts',
		text: () => import('./offer.ts?raw'),
	},
	{
		path: 'full-queue-styles/offer-for.ts',
		text: () => import('./offer-for.ts?raw'),
	},
	{
		path: 'full-queue-styles/add.ts',
		text: () => import('./add.ts?raw'),
	},
	{
		path: 'full-queue-styles/consume.ts',
		text: () => import('./consume.ts?raw'),
	},
	...blockingQueueSources,
]

/** What the scene is about, and what a test may have otherwise. */
export interface StylesOptions {
	readonly id: string
	/** How long each producer makes an item on average. */
	readonly makingMs: number
	readonly queueOf: (
		memory: SharedMemory,
		places: number,
	) => BlockingQueue
}

export function stylesScene({
	id,
	makingMs,
	queueOf,
}: StylesOptions): Scene {
	const pauses: Pauses = {
		making: () => makingMs,
		handling: (cells) => cells.number('service'),
	}
	return {
		id,
		title: 'Put, offer, add',
		chapter: 'blocking-queue',
		summary:
			'Four ways to meet a full queue: wait, be told at once, be told after a while, and an exception.',
		source: 'closed',
		defaultPace: 1,
		kinds: ['item'],
		gauges: ['refused', 'wake-ups'],
		hasCanary: false,
		isFinite: true,
		knobs: [producers, patience, capacity, consumers, service],
		roles,
		sources,

		build(memory, knobs, seed) {
			const queue = queueOf(memory, largestCapacity)
			const work = new Think(knobs, seed, pauses)
			return {
				programs: {
					put: (me) => {
						put(me, queue, work)
					},
					offer: (me) => {
						offer(me, queue, work)
					},
					'timed offer': (me) => {
						offerFor(me, queue, work, () => knobs.number('offer'))
					},
					add: (me) => {
						add(me, queue, work)
					},
					consumer: (me) => {
						consume(me, queue, work)
					},
				},
				turn: { capacity: capacityOf(queue) },
			}
		},
	}
}

/** Together the four make far more than can be done. */
export const fullQueueStyles = stylesScene({
	id: 'full-queue-styles',
	makingMs: 250,
	queueOf: (memory, places) => new BlockingQueue(memory, places),
})
