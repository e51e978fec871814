/** Many actors on few threads: how long a turn is, and what a handler that blocks does to everybody else. */
import { ActorSystem } from '../../sync/actor-system.ts'
import {
	actorSources,
	dispatcherThreads,
	dispatchSource,
} from '../actor-sources.ts'
import { Calls } from '../calls.ts'
import { crowdIn } from '../crowd-actors.ts'
import { Crowd, kinds, sharesOf } from '../crowd.ts'
import type { NumberKnob, SwitchKnob } from '../knob.ts'
import { rate } from '../load-knobs.ts'
import { mailbox, mailboxTurner } from '../mailbox-knobs.ts'
import type { FixedValues, Scene } from '../scene.ts'
import { threads } from '../turn-knobs.ts'
import { askFar } from './ask-far.ts'
import { dispatch } from './dispatch.ts'
import { send } from './send.ts'

/** How often one wants an answer from far away, ms of run time. */
const everyMs = 3000
/** Run time before the first message to a cold actor. */
const quietMs = 100
const mostActors = 64

const counted = { kind: 'number', step: 1 } as const

const actors: NumberKnob = {
	...counted,
	name: 'actors',
	label: 'Actors',
	unit: 'actors',
	place: 'queue',
	min: 1,
	max: mostActors,
	default: 16,
	isLog: true,
	restarts: true,
}

const tput: NumberKnob = {
	...counted,
	name: 'tput',
	label: 'Per turn',
	unit: 'messages',
	place: 'consumers',
	min: 1,
	max: 1000,
	default: 100,
	isLog: true,
	restarts: true,
}

const blockers: NumberKnob = {
	...counted,
	name: 'blockers',
	label: 'Blockers',
	unit: 'actors',
	place: 'queue',
	min: 0,
	max: 8,
	default: 0,
	isLog: false,
	restarts: true,
}

const separate: SwitchKnob = {
	name: 'separate',
	label: 'Own threads',
	unit: '',
	kind: 'switch',
	place: 'consumers',
	default: false,
	restarts: true,
}

const blockersIn = (values: FixedValues) =>
	Number(values[blockers.name] ?? blockers.default)

export const dispatcher: Scene = {
	id: 'dispatcher',
	title: 'Sixteen actors, two threads',
	chapter: 'actors',
	summary:
		'An actor is no thread: threads give it a turn, and while a long one lasts all others wait for theirs.',
	source: 'open',
	defaultPace: 1,
	kinds,
	gauges: ['turns', 'mailboxes'],
	hasCanary: false,
	isFinite: true,
	knobs: [
		{
			...rate,
			label: 'Cold messages',
			unit: '/s',
			max: 200,
			default: 40,
		},
		actors,
		{ ...mailbox, default: 50 },
		blockers,
		threads,
		tput,
		separate,
	],
	roles: [
		{
			name: 'sender',
			letter: 'S',
			side: 'producers',
			count: 1,
			program: 'dispatcher/send.ts',
			leaves: 'at loop top',
		},
		{
			name: 'far sender',
			letter: 'F',
			side: 'producers',
			count: 1,
			limited: (values) => Math.min(1, blockersIn(values)),
			program: 'dispatcher/ask-far.ts',
			leaves: 'at loop top',
		},
		{ ...dispatcherThreads, count: threads.name },
		{
			...dispatcherThreads,
			name: 'separate dispatcher',
			letter: 'E',
			count: blockers.name,
			limited: (values) =>
				values[separate.name] === true ? blockersIn(values) : 0,
		},
	],
	sources: [
		{
			path: 'dispatcher/send.ts',
			text: () => import('./send.ts?raw'),
		},
		{
			path: 'dispatcher/ask-far.ts',
			text: () => import('./ask-far.ts?raw'),
			isUsed: (fixed) => blockersIn(fixed) > 0,
		},
		dispatchSource,
		{
			path: 'programs/dispatcher/receive.ts',
			text: () => import('./receive.ts?raw'),
		},
		...actorSources,
	],

	build(memory, knobs, seed, fixed) {
		const system = new ActorSystem(memory, {
			most: mostActors,
			places: Number(fixed[actors.name]) * mailbox.max,
		})
		const main = system.dispatcher({
			name: 'dispatcher',
			perTurn: () => knobs.number(tput.name),
		})
		const own = system.dispatcher({
			name: 'separate dispatcher',
			perTurn: () => 1,
		})
		const shares = sharesOf(
			Number(fixed[actors.name]),
			blockersIn(fixed),
		)
		const isApart = fixed[separate.name] === true
		const sorts = crowdIn(system, shares, {
			...{ main, apart: isApart ? own : main },
		})
		const crowd = new Crowd(memory, sorts, everyMs)
		const calls = new Calls(knobs, seed, quietMs)
		return {
			programs: {
				sender: (me) => {
					send(me, calls, crowd)
				},
				'far sender': (me) => {
					askFar(me, crowd)
				},
				dispatcher: (me) => {
					dispatch(me, main)
				},
				'separate dispatcher': (me) => {
					dispatch(me, own)
				},
			},
			turn: {
				[mailbox.name]: mailboxTurner(Object.values(sorts).flat(), () =>
					knobs.number(mailbox.name),
				),
			},
		}
	},
}
