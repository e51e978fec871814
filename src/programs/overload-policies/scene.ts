/** More comes than can be done, and there are eight ways to say no: which of them keeps most answers in time? */
import { OverloadQueue } from '../../sync/overload-queue.ts'
import { handle as reject } from '../burst/handle.ts'
import { work } from '../burst/work.ts'
import {
	background,
	burst,
	burstLength,
	burstS,
	deadline,
	pattern,
} from '../burst-knobs.ts'
import { Bursts } from '../bursts.ts'
import type { KnobValue } from '../knob.ts'
import { handlers, service, workers, workersOf } from '../load-knobs.ts'
import {
	boundOf,
	capacity,
	full,
	fulls,
	order,
	orderIn,
	overloadPlaces,
	patience,
	shed,
	sheddingIn,
	unbounded,
} from '../overload-knobs.ts'
import { overloadSources } from '../overload-sources.ts'
import type { FixedValues, Scene, Trials } from '../scene.ts'
import { Service } from '../service.ts'
import { handle as helpOut } from './help-out.ts'
import { handle as makeRoom } from './make-room.ts'
import { handle as waitAWhile } from './wait-a-while.ts'
import { handle as waitForRoom } from './wait-for-room.ts'

/** What a handler does with what it brings, by what is to be done when it is full. */
const ways = {
	block: {
		handle: waitForRoom,
		path: 'overload-policies/wait-for-room.ts',
		text: () => import('./wait-for-room.ts?raw'),
	},
	'offer(timeout)': {
		handle: waitAWhile,
		path: 'overload-policies/wait-a-while.ts',
		text: () => import('./wait-a-while.ts?raw'),
	},
	'reject newest': {
		handle: reject,
		path: 'burst/handle.ts',
		text: () => import('../burst/handle.ts?raw'),
	},
	'drop oldest': {
		handle: makeRoom,
		path: 'overload-policies/make-room.ts',
		text: () => import('./make-room.ts?raw'),
	},
	'caller runs': {
		handle: helpOut,
		path: 'overload-policies/help-out.ts',
		text: () => import('./help-out.ts?raw'),
	},
} as const

function wayIn(fixed: FixedValues) {
	const chosen = fulls.find((one) => one === fixed[full.name])
	return ways[chosen ?? 'reject newest']
}

const bounded = {
	unbounded: false,
	capacity: 200,
	order: 'FIFO',
	shed: 'off',
}
const endless = { ...bounded, unbounded: true, full: 'reject newest' }

const trials: Trials = {
	title: 'Eight ways to say no, and one that never does',
	lengthS: 15,
	variants: [
		{ name: 'Never no', note: 'unbounded', values: endless },
		{
			name: 'Block',
			note: 'handlers wait',
			values: { ...bounded, full: 'block' },
		},
		{
			name: 'Reject newest',
			note: 'capacity 200',
			values: { ...bounded, full: 'reject newest' },
		},
		{
			name: 'Drop oldest',
			note: 'capacity 200',
			values: { ...bounded, full: 'drop oldest' },
		},
		{
			name: 'Caller runs',
			note: 'the handler helps',
			values: { ...bounded, full: 'caller runs' },
		},
		{
			name: 'Deadline',
			note: 'skip what is too old',
			values: { ...endless, shed: 'deadline' },
		},
		{
			name: 'LIFO',
			note: 'newest first',
			values: { ...endless, order: 'LIFO' },
		},
		{
			name: 'Adaptive LIFO',
			note: 'while more than 92 wait',
			values: { ...endless, order: 'adaptive LIFO' },
		},
		{
			name: 'CoDel',
			note: '5 ms, once 100 ms not empty',
			values: { ...endless, shed: 'CoDel' },
		},
	],
	burstS,
	mostPerS,
}

/** What the workers can do. */
function mostPerS(values: Readonly<Record<string, KnobValue>>): number {
	const count = Number(values[workers.name] ?? workers.default)
	const ms = Number(values[service.name] ?? service.default)
	return (count / ms) * 1000
}

export const overloadPolicies: Scene = {
	id: 'overload-policies',
	title: 'Eight ways to say no',
	chapter: 'bursty-traffic',
	summary:
		'The same wave meets every answer to a full queue: what counts is how many are answered in time.',
	source: 'open',
	defaultPace: 2,
	kinds: ['task'],
	gauges: ['goodput', 'losses', 'age', 'refused'],
	hasCanary: false,
	// What comes next depends on what time it is.
	isFinite: false,
	hasWave: true,
	knobs: [
		burst,
		burstLength,
		background,
		{ ...pattern, default: 'Poisson' },
		full,
		order,
		shed,
		capacity,
		unbounded,
		deadline,
		patience,
		workers,
		service,
	],
	roles: [
		{
			...handlers(1, 'burst/handle.ts'),
			programFor: (fixed) => wayIn(fixed).path,
			isBursty: true,
		},
		workersOf('burst/work.ts'),
	],
	sources: [
		...Object.values(ways).map(({ path, text }) => ({
			path,
			text,
			isUsed: (fixed: FixedValues) => wayIn(fixed).path === path,
		})),
		{
			path: 'burst/work.ts',
			text: () => import('../burst/work.ts?raw'),
		},
		...overloadSources,
	],
	trials,

	build(memory, knobs, seed, fixed) {
		const { handle } = wayIn(fixed)
		const duty = new Service(knobs)
		const queue = new OverloadQueue(memory, {
			places: overloadPlaces,
			order: orderIn(fixed),
			shedding: sheddingIn(memory, knobs, fixed),
			patienceMs: () => knobs.number(patience.name),
			service: duty,
		})
		const requests = new Bursts(knobs, seed)
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
