/** Workers that are sent for when too many tasks wait: they come when it is over, and then have nothing to do. */
import { Help } from '../../sync/help.ts'
import { UnboundedQueue } from '../../sync/unbounded-queue.ts'
import { burst, burstLength, pattern } from '../burst-knobs.ts'
import { Bursts } from '../bursts.ts'
import { counted, type NumberKnob } from '../knob.ts'
import {
	handlers,
	rate,
	service,
	workers,
	workersOf,
} from '../load-knobs.ts'
import { Scaling } from '../scaling.ts'
import type { Scene } from '../scene.ts'
import { Service } from '../service.ts'
import { work } from '../unbounded/work.ts'
import { receive } from './receive.ts'
import { scale } from './scale.ts'

/** Of the stage. */
const workersColumn = 1
/** Of 64 ids, the page, the handler and the scaler have one each. */
const mostWorkers = 60

const threshold: NumberKnob = {
	...counted,
	name: 'threshold',
	label: 'Scale up above',
	unit: 'tasks',
	place: 'queue',
	min: 1,
	max: 500,
	default: 50,
	isLog: true,
}

const lag: NumberKnob = {
	...counted,
	name: 'lag',
	label: 'Help takes',
	unit: 's',
	place: 'consumers',
	min: 0,
	max: 60,
	default: 5,
}

const max: NumberKnob = {
	...counted,
	name: 'max',
	label: 'With help, at most',
	unit: 'threads',
	place: 'consumers',
	min: 1,
	max: mostWorkers,
	default: 32,
}

export const autoscaling: Scene = {
	id: 'autoscaling',
	title: 'Help is on its way',
	chapter: 'bursty-traffic',
	summary:
		'More workers are sent for when too many tasks wait: the burst is over before they are there.',
	source: 'open',
	defaultPace: 5,
	kinds: ['task'],
	gauges: ['busy workers', 'age', 'drain', 'goodput'],
	hasCanary: false,
	isFinite: false,
	hasWave: true,
	knobs: [
		rate,
		burst,
		burstLength,
		pattern,
		threshold,
		workers,
		max,
		lag,
		service,
	],
	roles: [
		handlers(1, 'autoscaling/receive.ts'),
		{
			name: 'autoscaler',
			letter: 'A',
			side: 'producers',
			count: 1,
			program: 'autoscaling/scale.ts',
			leaves: 'at loop top',
		},
		{ ...workersOf('unbounded/work.ts'), most: mostWorkers },
	],
	sources: [
		{
			path: 'autoscaling/receive.ts',
			text: () => import('./receive.ts?raw'),
		},
		{
			path: 'autoscaling/scale.ts',
			text: () => import('./scale.ts?raw'),
		},
		{
			path: 'unbounded/work.ts',
			text: () => import('../unbounded/work.ts?raw'),
		},
		{
			path: 'sync/unbounded-queue.ts',
			text: () => import('../../sync/unbounded-queue.ts?raw'),
		},
		{
			path: 'programs/scaling.ts',
			text: () => import('../scaling.ts?raw'),
		},
	],

	build(memory, knobs, seed) {
		const queue = new UnboundedQueue(memory)
		const requests = new Bursts(knobs, seed)
		const duty = new Service(knobs)
		const help = new Help(memory, workersColumn)
		const plan = new Scaling(knobs)
		return {
			programs: {
				handler: (me) => {
					receive(me, requests, queue)
				},
				autoscaler: (me) => {
					scale(me, queue, help, plan)
				},
				worker: (me) => {
					work(me, queue, duty)
				},
			},
			turn: {},
			more: { worker: help.more },
		}
	},
}
