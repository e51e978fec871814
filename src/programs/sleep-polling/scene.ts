/** Workers that sleep between two looks into a list: what an arrival waits for, and what looking costs. */
import { TaskList } from '../../sync/task-list.ts'
import { ToldKnob } from '../../sync/told-knob.ts'
import { Arrivals } from '../arrivals.ts'
import type {
	ChoiceKnob,
	Knob,
	KnobValue,
	NumberKnob,
} from '../knob.ts'
import { lockSource } from '../primitive-sources.ts'
import type { Role, Scene, Source } from '../scene.ts'
import {
	handlers,
	rate as anyRate,
	service as anyService,
	workers as manyWorkers,
	workersOf,
} from '../load-knobs.ts'
import { Service } from '../service.ts'
import { changingPhases, phases, Ticks } from '../ticks.ts'
import { UnluckyFirst } from '../unlucky.ts'
import { poll } from './poll.ts'
import { submit } from './submit.ts'

type Values = Readonly<Record<string, KnobValue>>

/** Few: what a task waits for is then the poller's sleep, not the task before. */
const rate: NumberKnob = { ...anyRate, max: 20, default: 5 }

/** Whether the first three come by chance as well, or each a millisecond after somebody looked. */
const first: ChoiceKnob = {
	name: 'first',
	label: 'First three',
	unit: '',
	kind: 'choice',
	place: 'producers',
	options: ['unlucky', 'by chance'],
	default: 'unlucky',
	restarts: true,
}

const period: NumberKnob = {
	kind: 'number',
	step: 1,
	restarts: false,
	name: 'poll',
	label: 'Polls every',
	unit: 'ms',
	place: 'queue',
	min: 1,
	max: 2000,
	default: 100,
	isLog: true,
}

const phase: ChoiceKnob = {
	name: 'phase',
	label: 'Phases',
	unit: '',
	kind: 'choice',
	place: 'queue',
	options: phases,
	default: 'random',
	restarts: false,
}

const workers: NumberKnob = { ...manyWorkers, max: 8, default: 1 }

/** Short, so that it is seen what looking costs and not what handling does. */
const service: NumberKnob = { ...anyService, default: 5 }

const roles: readonly Role[] = [
	handlers(1, 'sleep-polling/submit.ts'),
	{ ...workersOf('sleep-polling/poll.ts'), name: 'poller' },
]

const sources: readonly Source[] = [
	{
		path: 'sleep-polling/submit.ts',
		text: () => import('./submit.ts?raw'),
	},
	{
		path: 'sleep-polling/poll.ts',
		text: () => import('./poll.ts?raw'),
	},
	{
		path: 'sync/task-list.ts',
		text: () => import('../../sync/task-list.ts?raw'),
	},
	lockSource,
]

/** Periods of the sweep, ms. */
const swept = [5, 10, 20, 50, 100, 200, 500, 1000] as const

/** Many short tasks by chance: the period is what is compared, and one phase all the time. */
function asSwept(values: Values): Values {
	const { phase } = values
	const steady = phase === 'in step, then random' ? 'random' : phase
	return {
		...values,
		...(steady !== undefined && { phase: steady }),
		...('first' in values && { first: 'by chance' }),
		rate: 20,
		service: 1,
	}
}

const common = {
	chapter: 'sleep-polling',
	source: 'open',
	defaultPace: 1,
	kinds: ['task'],
	gauges: ['detection delay', 'polls'],
	hasCanary: false,
	// What a worker does next depends on what time it is.
	isFinite: false,
	roles,
	sources,
	sweep: { chart: 'polling', knob: 'poll', values: swept, asSwept },
} as const

function build(
	...[memory, knobs, seed, fixed]: Parameters<Scene['build']>
): ReturnType<Scene['build']> {
	const list = new TaskList(memory)
	const work = new Service(knobs)
	const ticks = new Ticks(
		knobs,
		seed,
		new ToldKnob(memory, choirKnobs.indexOf(choirPhase)),
	)
	const requests =
		fixed['first'] === 'unlucky'
			? new UnluckyFirst(knobs, seed, ticks)
			: new Arrivals(knobs, seed)
	return {
		programs: {
			handler: (me) => {
				submit(me, requests, list)
			},
			poller: (me) => {
				poll(me, list, ticks, work)
			},
		},
		turn: {},
	}
}

export const sleepPolling: Scene = {
	...common,
	id: 'sleep-polling',
	title: 'The unlucky millisecond',
	summary:
		'A worker that sleeps between two looks finds a task half a period late on average, at worst a whole one.',
	knobs: [rate, first, period, phase, workers, service],
	build,
}

const choirPhase: ChoiceKnob = {
	...phase,
	options: changingPhases,
	default: 'in step, then random',
}

/** The same knobs, beginning with a choir whose voices fall apart. */
const choirKnobs: readonly Knob[] = [
	{ ...rate, default: 20 },
	period,
	choirPhase,
	{ ...workers, default: 8 },
	service,
]

export const pollingChoir: Scene = {
	...common,
	id: 'polling-choir',
	title: 'Choir of pollers',
	summary:
		'Eight that look in step find a task as late as one does; with random phases sooner, and each look costs the same.',
	knobs: choirKnobs,
	build,
}
