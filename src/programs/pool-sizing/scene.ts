/** How many threads a pool needs: as many as there are cores for what computes, and many more for what waits. */
import { BlockingQueue } from '../../sync/blocking-queue.ts'
import {
	ComputeAndWait,
	serviceKinds,
	timesOf,
} from '../compute-and-wait.ts'
import type {
	ChoiceKnob,
	Knob,
	KnobValue,
	NumberKnob,
} from '../knob.ts'
import { workers, workersOf } from '../load-knobs.ts'
import type { FixedValues, Role, Scene } from '../scene.ts'
import { uncapped } from '../uncapped-knob.ts'
import { feed } from './feed.ts'
import { serve } from './serve.ts'

/** Whoever is free finds a task. */
const places = 32

const kind: ChoiceKnob = {
	name: 'kind',
	label: 'A task is',
	unit: '',
	kind: 'choice',
	place: 'producers',
	options: serviceKinds,
	default: 'mixed',
	restarts: false,
}

const milliseconds = {
	unit: 'ms',
	kind: 'number',
	place: 'producers',
	min: 1,
	step: 1,
	isLog: true,
	restarts: false,
} as const

const compute: NumberKnob = {
	...milliseconds,
	name: 'compute',
	label: 'Computing',
	max: 200,
	default: 10,
}

const wait: NumberKnob = {
	...milliseconds,
	name: 'wait',
	label: 'Waiting',
	max: 1000,
	default: 90,
}

const knobs: readonly Knob[] = [workers, kind, compute, wait, uncapped]

/** Workers that leave a core for everybody else: each computes only for a part of its time. */
function workersOn(values: FixedValues, cores: number): number {
	const number = ({ name, default: otherwise }: NumberKnob) =>
		Number(values[name] ?? otherwise)
	const asked = number(workers)
	const chosen = serviceKinds.find((one) => one === values[kind.name])
	const { computeMs, waitMs } = timesOf(
		chosen ?? 'mixed',
		number(compute),
		number(wait),
	)
	if (computeMs === 0 || values[uncapped.name] === true) {
		return asked
	}
	const most = Math.max(1, cores - 1) * (1 + waitMs / computeMs)
	return Math.min(asked, Math.floor(most))
}

const worker: Role = {
	...workersOf('pool-sizing/serve.ts'),
	limited: workersOn,
}

const swept = [1, 2, 3, 4, 6, 8, 12, 16] as const

/** For the moment of each run nothing is left for the page. */
function asSwept(values: Readonly<Record<string, KnobValue>>) {
	return { ...values, [uncapped.name]: true }
}

export const poolSizing: Scene = {
	id: 'pool-sizing',
	title: 'How many threads?',
	chapter: 'async-requests',
	summary:
		'What computes needs a thread per core, and what waits needs many more: W/C says how many.',
	source: 'closed',
	defaultPace: 1,
	kinds: ['task'],
	gauges: ['canary'],
	hasCanary: true,
	isFinite: true,
	knobs,
	roles: [
		{
			name: 'source',
			letter: 'S',
			side: 'producers',
			count: 1,
			program: 'pool-sizing/feed.ts',
			leaves: 'at loop top',
		},
		worker,
	],
	sources: [
		{
			path: 'pool-sizing/feed.ts',
			text: () => import('./feed.ts?raw'),
		},
		{
			path: 'pool-sizing/serve.ts',
			text: () => import('./serve.ts?raw'),
		},
		{
			path: 'programs/compute-and-wait.ts',
			text: () => import('../compute-and-wait.ts?raw'),
		},
		{
			path: 'sync/blocking-queue.ts',
			text: () => import('../../sync/blocking-queue.ts?raw'),
		},
	],
	sweep: {
		chart: 'throughput',
		knob: workers.name,
		values: swept,
		asSwept,
	},

	build(memory, cells) {
		const queue = new BlockingQueue(memory, places)
		const work = new ComputeAndWait(cells)
		return {
			programs: {
				source: (me) => {
					feed(me, queue, work)
				},
				worker: (me) => {
					serve(me, queue, work)
				},
			},
			turn: {
				[workers.name]: (you, _, isPaused) => {
					// Only before the run begins.
					if (isPaused) {
						queue.resizeWhilePaused(you, places)
					}
					return true
				},
			},
		}
	},
}
