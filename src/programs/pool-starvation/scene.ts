/** Tasks that wait for tasks of the same pool: when all its threads wait, nobody is left to do what they wait for. */
import type { ChoiceKnob, NumberKnob } from '../knob.ts'
import { monitorSources } from '../primitive-sources.ts'
import type { FixedValues, Role, Scene } from '../scene.ts'
import { chosenBy, variantKey } from '../switches.ts'
import { Family } from '../family.ts'
import { Pool } from './pool.ts'
import { kinds, Results } from '../results.ts'
import { submit } from './submit.ts'
import type { work } from './work.ts'
import { variants } from './work.ts?variants'

const most = 6
/** Threads of the second pool, where there is one. */
const helpers = 2

const counted = {
	kind: 'number',
	min: 1,
	max: most,
	step: 1,
	default: 4,
	isLog: false,
	restarts: false,
} as const

const parents: NumberKnob = {
	...counted,
	name: 'parents',
	label: 'Parents at once',
	unit: 'tasks',
	place: 'producers',
}

const workers: NumberKnob = {
	...counted,
	name: 'workers',
	label: 'Pool threads',
	unit: 'threads',
	place: 'consumers',
}

const cure: ChoiceKnob = {
	name: 'cure',
	label: 'The child is done by',
	unit: '',
	kind: 'choice',
	place: 'listing',
	options: ['same pool', 'second pool', 'parent itself'],
	default: 'same pool',
	restarts: true,
}

function hasSecond(fixed: FixedValues): boolean {
	return fixed[cure.name] === 'second pool'
}

/** The program of a pool's thread, as the switch in its text stands. */
function workingOf(fixed: FixedValues): typeof work {
	const all: Readonly<Record<string, unknown>> = variants
	const chosen = all[variantKey(chosenBy([cure], fixed))]
	return (chosen as { readonly work: typeof work }).work
}

const program = 'pool-starvation/work.ts'

const roles: readonly Role[] = [
	{
		name: 'client',
		letter: 'C',
		side: 'producers',
		column: 0,
		count: 1,
		program: 'pool-starvation/submit.ts',
		leaves: 'at loop top',
	},
	{
		name: 'pool thread',
		letter: 'T',
		side: 'consumers',
		column: 1,
		count: workers.name,
		program,
		leaves: 'at loop top',
	},
	{
		name: 'helper',
		letter: 'H',
		side: 'consumers',
		column: 2,
		count: helpers,
		limited: (fixed) => (hasSecond(fixed) ? helpers : 0),
		program,
		leaves: 'at loop top',
	},
]

export const poolStarvation: Scene = {
	id: 'pool-starvation',
	title: 'Waiting for my own child',
	chapter: 'async-requests',
	summary:
		'Tasks that wait for tasks of the same pool: as many as it has threads, and it stands still for ever.',
	source: 'closed',
	defaultPace: 1,
	kinds,
	gauges: ['busy workers', 'queues'],
	hasCanary: false,
	isFinite: true,
	knobs: [parents, workers, cure],
	flows: { queue: { gap: 0 }, children: { gap: 1 } },
	roles,
	sources: [
		{
			path: 'pool-starvation/submit.ts',
			text: () => import('./submit.ts?raw'),
		},
		{
			path: program,
			text: () => import('./work.ts?raw'),
			hasSwitches: true,
		},
		{
			path: 'programs/pool-starvation/pool.ts',
			text: () => import('./pool.ts?raw'),
		},
		{
			path: 'sync/future.ts',
			text: () => import('../../sync/future.ts?raw'),
		},
		...monitorSources,
	],

	build(memory, knobs, _seed, fixed) {
		const results = new Results(memory, most)
		// Each pool numbers what it accepts.
		const step = hasSecond(fixed) ? 2 : 1
		const pool = new Pool(memory, results, { step })
		const children = hasSecond(fixed)
			? new Pool(memory, results, { name: 'children', first: 2, step })
			: pool
		const family = new Family(knobs, results)
		const working = workingOf(fixed)
		return {
			programs: {
				client: (me) => {
					submit(me, pool, family)
				},
				'pool thread': (me) => {
					working(me, pool, children, family)
				},
				helper: (me) => {
					working(me, children, children, family)
				},
			},
			turn: {
				[cure.name]: (you) => {
					pool.makeRoom(you)
					if (children !== pool) {
						children.makeRoom(you)
					}
					return true
				},
			},
		}
	},
}
