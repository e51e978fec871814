/** Two counters, counted by the same threads: one that all of them share, and one that belongs to an actor. */
import type { Actor } from '../../sync/actor.ts'
import { ActorSystem } from '../../sync/actor-system.ts'
import { Lock } from '../../sync/lock.ts'
import { SharedNumber } from '../../sync/shared-number.ts'
import { noBound } from '../../sync/unbounded-ring.ts'
import {
	actorSources,
	dispatcherThreads,
	dispatchSource,
} from '../actor-sources.ts'
import { dispatch } from '../dispatcher/dispatch.ts'
import { Increments } from '../increments.ts'
import type { ChoiceKnob, NumberKnob } from '../knob.ts'
import type { FixedValues, Scene, World } from '../scene.ts'
import { chosenBy, variantKey } from '../switches.ts'
import { receive, zero } from './counter.ts'
import type { increment } from './increment.ts'
import { variants as increments } from './increment.ts?variants'

/** As many as four senders can send before one is read. */
const places = 2 ** 19
const perTurn = 5

const counted = { kind: 'number', isLog: false } as const

const senders: NumberKnob = {
	...counted,
	name: 'senders',
	label: 'Senders',
	unit: 'threads',
	place: 'producers',
	min: 1,
	max: 4,
	step: 1,
	default: 2,
	restarts: true,
}

const each: NumberKnob = {
	...counted,
	name: 'increments',
	label: 'Increments',
	unit: '',
	place: 'producers',
	min: 1,
	max: 100_000,
	step: 1,
	default: 400,
	isLog: true,
	restarts: true,
}

const pause: NumberKnob = {
	...counted,
	name: 'pause',
	label: 'Between two',
	unit: 'ms',
	place: 'producers',
	min: 0,
	max: 1000,
	step: 1,
	default: 3,
	restarts: false,
}

const think: NumberKnob = {
	...counted,
	name: 'think',
	label: 'Between read and write',
	unit: 'ms',
	place: 'queue',
	min: 0,
	max: 1000,
	step: 1,
	default: 1,
	restarts: false,
}

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

function programFor(fixed: FixedValues): typeof increment {
	const found: unknown = increments[variantKey(chosenBy([lock], fixed))]
	if (!found) {
		throw new RangeError(
			`there is no program for ${String(fixed['lock'])}`,
		)
	}
	return (found as { increment: typeof increment }).increment
}

export interface CounterWorld extends World {
	readonly counter: Actor<typeof zero>
	readonly shared: SharedNumber
}

export const actorCounter: Scene = {
	id: 'actor-counter',
	title: 'One letter at a time',
	chapter: 'actors',
	summary:
		'The same threads count twice: a number that all of them write loses count, an actor that is written to never does.',
	source: 'closed',
	defaultPace: 1,
	kinds: ['add one'],
	gauges: ['mailboxes'],
	hasCanary: false,
	isFinite: true,
	knobs: [senders, each, pause, think, lock],
	roles: [
		{
			name: 'sender',
			letter: 'S',
			side: 'producers',
			count: senders.name,
			program: 'actor-counter/increment.ts',
			leaves: 'at loop top',
			isBursty: true,
		},
		{ ...dispatcherThreads, count: 1, isBursty: true },
	],
	sources: [
		{
			path: 'actor-counter/increment.ts',
			text: () => import('./increment.ts?raw'),
			hasSwitches: true,
		},
		dispatchSource,
		{
			path: 'programs/actor-counter/counter.ts',
			text: () => import('./counter.ts?raw'),
		},
		{
			path: 'sync/shared-number.ts',
			text: () => import('../../sync/shared-number.ts?raw'),
		},
		...actorSources,
	],

	build(memory, knobs, _seed, fixed): CounterWorld {
		const guard = new Lock(memory, 'lock')
		const shared = new SharedNumber(memory, 'shared count')
		const system = new ActorSystem(memory, { most: 1, places })
		const dispatcher = system.dispatcher({
			name: 'dispatcher',
			perTurn: () => perTurn,
			senders: Number(fixed[senders.name]),
		})
		const job = new Increments(knobs)
		const counter = system.add({
			...{
				name: 'counter',
				first: zero,
				dispatcher,
				isDeciding: false,
			},
			receive: (me, self: Actor<typeof zero>, message) => {
				receive(me, self, message, job)
			},
		})
		const counting = programFor(fixed)
		return {
			counter,
			shared,
			programs: {
				sender: (me) => {
					counting(me, job, counter, shared, guard, dispatcher)
				},
				dispatcher: (me) => {
					dispatch(me, dispatcher)
				},
			},
			turn: {
				[each.name]: (you) => {
					counter.resizeWhilePaused(you, noBound)
					return true
				},
			},
		}
	},
}
