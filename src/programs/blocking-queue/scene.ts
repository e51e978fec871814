/** Producers and consumers around one blocking queue: the home page's scene, and the pattern of all the others. */
import type { Handover } from '../../sync/handover.ts'
import type { SharedMemory } from '../../sync/shared-memory.ts'
import {
	knobs,
	largestCapacity,
	type Make,
	variant,
} from '../queue-knobs.ts'
import { monitorSources } from '../primitive-sources.ts'
import type { FixedValues, Scene, Source } from '../scene.ts'
import { chosenBy, variantKey } from '../switches.ts'
import { Work } from '../work.ts'
import { consumeBatch } from './consume-batch.ts'
import { consume } from './consume.ts'
import { produce } from './produce.ts'
import { variants } from './queue.ts?variants'

/** A power of two, as the queue with two locks wants it. */
const places = 2 ** Math.ceil(Math.log2(largestCapacity))

const isBatch = (fixed: FixedValues) => Number(fixed['batch']) > 1

/** Where this make is chosen. */
const of = (make: Make) => (fixed: FixedValues) =>
	make === fixed['variant']

const sources: readonly Source[] = [
	{
		path: 'blocking-queue/produce.ts',
		text: () => import('./produce.ts?raw'),
	},
	{
		path: 'blocking-queue/consume.ts',
		text: () => import('./consume.ts?raw'),
		isUsed: (fixed) => !isBatch(fixed),
	},
	{
		path: 'blocking-queue/consume-batch.ts',
		text: () => import('./consume-batch.ts?raw'),
		isUsed: isBatch,
	},
	{
		path: 'sync/two-lock-queue.ts',
		text: () => import('../../sync/two-lock-queue.ts?raw'),
		isUsed: of('two locks'),
	},
	{
		path: 'sync/priority-queue.ts',
		text: () => import('../../sync/priority-queue.ts?raw'),
		isUsed: of('priority'),
	},
	{
		path: 'sync/spinning-queue.ts',
		text: () => import('../../sync/spinning-queue.ts?raw'),
		isUsed: of('spin then park'),
	},
	{
		path: 'sync/blocking-queue.ts',
		text: () => import('../../sync/blocking-queue.ts?raw'),
		isUsed: (fixed) => !of('two locks')(fixed),
	},
	{
		path: 'sync/fair-queue.ts',
		text: () => import('../../sync/fair-queue.ts?raw'),
		isUsed: of('FIFO-fair lock'),
	},
	{
		path: 'blocking-queue/queue.ts',
		text: () => import('./queue.ts?raw'),
		hasSwitches: true,
	},
	...monitorSources,
]

/** The queue that the values choose. */
function queueOf(memory: SharedMemory, fixed: FixedValues): Handover {
	const key = variantKey(chosenBy([variant], fixed))
	const module = variants[key]
	if (!module) {
		throw new RangeError(`there is no queue ${key}`)
	}
	return new module.Queue(memory, places) as Handover
}

export const blockingQueue: Scene = {
	id: 'blocking-queue',
	title: 'Put and take',
	chapter: 'blocking-queue',
	summary:
		'Producers wait while the queue is full, consumers while it is empty. Nobody spins.',
	source: 'closed',
	defaultPace: 1,
	kinds: ['item', 'urgent item'],
	gauges: ['wake-ups', 'lock'],
	hasCanary: false,
	isFinite: true,
	knobs,
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
			programFor: (fixed) =>
				isBatch(fixed)
					? 'blocking-queue/consume-batch.ts'
					: 'blocking-queue/consume.ts',
			leaves: 'at once',
		},
	],
	sources,

	build(memory, cells, seed, fixed) {
		const queue = queueOf(memory, fixed)
		const work = new Work(cells, seed, 'urgent')
		const most = Number(fixed['batch'])
		return {
			programs: {
				producer: (me) => {
					produce(me, queue, work)
				},
				consumer: isBatch(fixed)
					? (me) => {
							consumeBatch(me, queue, work, most)
						}
					: (me) => {
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
