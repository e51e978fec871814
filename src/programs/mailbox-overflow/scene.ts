/** Four senders and one actor that reads half of what they write: its mailbox fills, and something has to give. */
import type { Actor } from '../../sync/actor.ts'
import { ActorSystem } from '../../sync/actor-system.ts'
import { overflows } from '../../sync/mailbox-options.ts'
import {
	actorSources,
	dispatcherThreads,
	dispatchSource,
} from '../actor-sources.ts'
import { dispatch } from '../dispatcher/dispatch.ts'
import { Letters } from '../letters.ts'
import { rate, service } from '../load-knobs.ts'
import {
	capacityIn,
	mailbox,
	mailboxTurner,
	overflow,
	unbounded,
} from '../mailbox-knobs.ts'
import type { NumberKnob } from '../knob.ts'
import type { Scene } from '../scene.ts'
import { Service } from '../service.ts'
import { fresh, receive } from './clerk.ts'
import { send } from './send.ts'

/** More than anybody will watch coming in. */
const places = 2 ** 18
const perTurn = 5

const senders: NumberKnob = {
	name: 'senders',
	label: 'Senders',
	unit: 'threads',
	kind: 'number',
	place: 'producers',
	min: 1,
	max: 8,
	step: 1,
	default: 4,
	isLog: false,
	restarts: true,
}

export const mailboxOverflow: Scene = {
	id: 'mailbox-overflow',
	title: 'Overflowing inbox',
	chapter: 'actors',
	summary:
		'Senders never wait for an actor, so nothing tells them that its mailbox is full.',
	source: 'open',
	defaultPace: 1,
	kinds: ['letter'],
	gauges: ['dead letters', 'age', 'mailboxes'],
	hasCanary: false,
	isFinite: true,
	knobs: [
		senders,
		{ ...rate, label: 'Letters', unit: '/s', default: 400 },
		mailbox,
		overflow,
		unbounded,
		{ ...service, default: 5 },
	],
	roles: [
		{
			name: 'sender',
			letter: 'S',
			side: 'producers',
			count: senders.name,
			program: 'mailbox-overflow/send.ts',
			leaves: 'at loop top',
		},
		{ ...dispatcherThreads, count: 1 },
	],
	sources: [
		{
			path: 'mailbox-overflow/send.ts',
			text: () => import('./send.ts?raw'),
		},
		dispatchSource,
		{
			path: 'programs/mailbox-overflow/clerk.ts',
			text: () => import('./clerk.ts?raw'),
		},
		...actorSources,
	],

	build(memory, knobs, _seed, fixed) {
		const system = new ActorSystem(memory, {
			...{ most: 1, places },
			overflow: () => knobs.choice(overflow.name, overflows),
		})
		const dispatcher = system.dispatcher({
			...{ name: 'dispatcher', isPinned: true },
			perTurn: () => perTurn,
		})
		const desk = new Service(knobs)
		const clerk = system.add({
			...{ name: 'clerk', first: fresh, dispatcher, isDeciding: false },
			receive: (me, self: Actor<typeof fresh>, message) => {
				receive(me, self, message, desk)
			},
		})
		const letters = new Letters(knobs, Number(fixed[senders.name]))
		const turn = mailboxTurner([clerk], capacityIn(knobs))
		return {
			programs: {
				sender: (me) => {
					send(me, letters, clerk)
				},
				dispatcher: (me) => {
					dispatch(me, dispatcher)
				},
			},
			turn: {
				[mailbox.name]: turn,
				[overflow.name]: turn,
				[unbounded.name]: turn,
			},
		}
	},
}
