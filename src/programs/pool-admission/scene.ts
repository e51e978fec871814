/** A pool of threads with few threads and a short queue: who does a task, and when nobody does. */
import type { ChoiceKnob } from '../knob.ts'
import {
	poolKnobs,
	policyKnob,
	sizesOf,
	stopKnob,
} from '../pool-knobs.ts'
import type { FixedValues, Scene } from '../scene.ts'
import { Service } from '../service.ts'
import { chosenBy, variantKey } from '../switches.ts'
import { Plan } from './plan.ts'
import type { ThreadPool } from './pool.ts'
import { variants as pools } from './pool.ts?variants'
import type { submit } from './submit.ts'
import { variants as submits } from './submit.ts?variants'
import { work } from './work.ts'

/** What the text of the pool, or of the submitter, has when `knob` stands as it does. */
function chosen(
	variants: Readonly<Record<string, unknown>>,
	knob: ChoiceKnob,
	fixed: FixedValues,
): unknown {
	const module = variants[variantKey(chosenBy([knob], fixed))]
	if (!module) {
		throw new RangeError(
			`there is no ${knob.name} ${String(fixed[knob.name])}`,
		)
	}
	return module
}

export const poolAdmission: Scene = {
	id: 'pool-admission',
	title: 'The overtaking task',
	chapter: 'blocking-queue',
	summary:
		'A pool starts more threads only when its queue is full, and each begins with the newest task.',
	source: 'closed',
	defaultPace: 1,
	kinds: ['task'],
	gauges: ['busy workers', 'refused'],
	hasCanary: false,
	isFinite: true,
	knobs: poolKnobs,
	roles: [
		{
			name: 'submitter',
			letter: 'S',
			side: 'producers',
			count: 1,
			program: 'pool-admission/submit.ts',
			leaves: 'at loop top',
		},
		{
			name: 'pool thread',
			letter: 'T',
			side: 'consumers',
			count: 'max',
			program: 'pool-admission/work.ts',
			leaves: 'at once',
		},
	],
	sources: [
		{
			path: 'pool-admission/submit.ts',
			text: () => import('./submit.ts?raw'),
			hasSwitches: true,
		},
		{
			path: 'pool-admission/work.ts',
			text: () => import('./work.ts?raw'),
		},
		{
			path: 'programs/pool-admission/pool.ts',
			text: () => import('./pool.ts?raw'),
			hasSwitches: true,
		},
		{
			path: 'sync/direct.ts',
			text: () => import('../../sync/direct.ts?raw'),
		},
	],

	build(memory, knobs, _seed, fixed) {
		const service = new Service(knobs)
		const { ThreadPool: Pool } = chosen(pools, policyKnob, fixed) as {
			readonly ThreadPool: typeof ThreadPool
		}
		const { submit: submitting } = chosen(submits, stopKnob, fixed) as {
			readonly submit: typeof submit
		}
		const pool = new Pool(memory, sizesOf(fixed), service)
		const plan = new Plan(knobs)
		return {
			programs: {
				submitter: (me) => {
					submitting(me, pool, plan)
				},
				'pool thread': (me) => {
					work(me, pool, service)
				},
			},
			turn: {
				capacity: (you, value) => {
					pool.resize(you, Number(value))
					return true
				},
			},
		}
	},
}
