/** Workers that look again and again: what that costs everybody else, and what goes wrong between a look and a deed. */
import { Lock } from '../../sync/lock.ts'
import { LooseList } from '../../sync/loose-list.ts'
import { Calls } from '../calls.ts'
import { Doubt, Duty } from '../duty.ts'
import { type ChoiceKnob, counted, type NumberKnob } from '../knob.ts'
import { workers as manyWorkers } from '../load-knobs.ts'
import { lockSource } from '../primitive-sources.ts'
import { kind as anyKind } from '../queue-knobs.ts'
import type { FixedValues, Role, Scene } from '../scene.ts'
import { chosenBy, variantKey } from '../switches.ts'
import { uncapped } from '../uncapped-knob.ts'
import { workKinds } from '../work.ts'
import type { offer } from './offer.ts'
import { variants as offers } from './offer.ts?variants'
import { request } from './request.ts'
import type { spin } from './spin.ts'
import { variants as spins } from './spin.ts?variants'
import type { take } from './take.ts'
import { variants as takes } from './take.ts?variants'
import { Tasks } from './tasks.ts'

/** How long a task takes, ms: computing, so long that one sees it crawl. */
const taskMs = 300
/** Run time before anybody asks for anything, ms: long enough to see what waiting alone costs. */
const quietMs = 3000

/** The same for the race: short, so that both are there when the next one comes. */
const raceTaskMs = 100
const raceQuietMs = 200
const racePlaces = 4

const rate: NumberKnob = {
	...counted,
	name: 'rate',
	label: 'Arrival rate',
	unit: 'tasks/s',
	place: 'producers',
	min: 0,
	max: 20,
	default: 1,
}

const spinners: NumberKnob = {
	...counted,
	name: 'spinners',
	label: 'Spinners',
	unit: 'threads',
	place: 'consumers',
	min: 0,
	max: 16,
	default: 8,
}

const kind: ChoiceKnob = { ...anyKind, default: 'CPU spin' }

/** The one honest use of spinning: briefly, before going to sleep. */
const then: ChoiceKnob = {
	name: 'then',
	label: 'After many looks',
	unit: '',
	kind: 'choice',
	place: 'listing',
	options: ['spin on', 'sleep'],
	default: 'spin on',
	restarts: true,
}

const workers: NumberKnob = { ...manyWorkers, max: 4, default: 2 }

const lock: ChoiceKnob = {
	name: 'lock',
	label: 'Lock',
	unit: '',
	kind: 'choice',
	place: 'listing',
	options: ['none', 'barging'],
	default: 'none',
	restarts: true,
}

const think: NumberKnob = {
	...counted,
	name: 'think',
	label: 'Between look and take',
	unit: 'ms',
	place: 'queue',
	min: 0,
	max: 1000,
	default: 5,
}

const handler = {
	name: 'handler',
	letter: 'H',
	side: 'producers',
	count: 1,
	leaves: 'at loop top',
} as const

/** Spinners that leave a core for everybody else. */
function spinnersOn(values: FixedValues, cores: number): number {
	const asked = Number(values[spinners.name] ?? spinners.default)
	return values[uncapped.name] === true
		? asked
		: Math.min(asked, Math.max(1, cores - 1))
}

const spinner: Role = {
	name: 'spinner',
	letter: 'S',
	side: 'consumers',
	count: spinners.name,
	limited: spinnersOn,
	program: 'busy-waiting/spin.ts',
	leaves: 'at once',
}

/** The one of `variants` that the values choose. */
function chosen(
	variants: Readonly<Record<string, unknown>>,
	knob: ChoiceKnob,
	fixed: FixedValues,
): unknown {
	const module = variants[variantKey(chosenBy([knob], fixed))]
	if (!module) {
		throw new RangeError(
			`there is no program for ${knob.name} ${String(fixed[knob.name])}`,
		)
	}
	return module
}

export const busyWaiting: Scene = {
	id: 'busy-waiting',
	title: 'Eight spinners',
	chapter: 'busy-waiting',
	summary:
		'Threads that look again and again are quick to notice a task, and leave nothing for anybody else.',
	source: 'open',
	defaultPace: 1,
	kinds: ['task'],
	gauges: ['spins', 'canary', 'detection delay'],
	hasCanary: true,
	isFinite: false,
	knobs: [rate, spinners, uncapped, kind, then],
	roles: [{ ...handler, program: 'busy-waiting/request.ts' }, spinner],
	sources: [
		{
			path: 'busy-waiting/request.ts',
			text: () => import('./request.ts?raw'),
		},
		{
			path: 'busy-waiting/spin.ts',
			text: () => import('./spin.ts?raw'),
			hasSwitches: true,
		},
		{
			path: 'programs/busy-waiting/tasks.ts',
			text: () => import('./tasks.ts?raw'),
		},
		lockSource,
	],

	build(memory, knobs, seed, fixed) {
		const tasks = new Tasks(memory, fixed[then.name] === 'sleep')
		const calls = new Calls(knobs, seed, quietMs)
		const work = new Duty(
			taskMs,
			() => knobs.choice(kind.name, workKinds) === 'CPU spin',
		)
		const { spin: spinning } = chosen(spins, then, fixed) as {
			spin: typeof spin
		}
		return {
			programs: {
				handler: (me) => {
					request(me, calls, tasks)
				},
				spinner: (me) => {
					spinning(me, tasks, work)
				},
			},
			turn: {},
		}
	},
}

export const checkThenAct: Scene = {
	id: 'check-then-act',
	title: 'Two take one',
	chapter: 'busy-waiting',
	summary:
		'Between a look and a deed another can do the same: two workers take one task, unless a lock holds both together.',
	source: 'open',
	defaultPace: 1,
	kinds: ['task'],
	gauges: ['spins', 'detection delay', 'lock'],
	hasCanary: false,
	isFinite: true,
	knobs: [{ ...rate, min: 1, default: 5 }, think, workers, lock],
	roles: [
		{ ...handler, program: 'busy-waiting/offer.ts' },
		{
			name: 'worker',
			letter: 'W',
			side: 'consumers',
			count: workers.name,
			program: 'busy-waiting/take.ts',
			leaves: 'at loop top',
		},
	],
	sources: [
		{
			path: 'busy-waiting/offer.ts',
			text: () => import('./offer.ts?raw'),
			hasSwitches: true,
		},
		{
			path: 'busy-waiting/take.ts',
			text: () => import('./take.ts?raw'),
			hasSwitches: true,
		},
		{
			path: 'sync/loose-list.ts',
			text: () => import('../../sync/loose-list.ts?raw'),
		},
		lockSource,
	],

	build(memory, knobs, seed, fixed) {
		const guard = new Lock(memory, 'lock')
		const list = new LooseList(memory, racePlaces, guard)
		const calls = new Calls(knobs, seed, raceQuietMs)
		const doubt = new Doubt(knobs)
		const work = new Duty(raceTaskMs)
		const { offer: offering } = chosen(offers, lock, fixed) as {
			offer: typeof offer
		}
		const { take: taking } = chosen(takes, lock, fixed) as {
			take: typeof take
		}
		return {
			programs: {
				handler: (me) => {
					offering(me, calls, list, guard)
				},
				worker: (me) => {
					taking(me, list, guard, doubt, work)
				},
			},
			turn: {},
		}
	},
}
