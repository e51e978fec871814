/** Four senders and one actor that reads half of what they write: its mailbox fills, and something has to give. Or several share the letters. */
import type { Actor } from '../../sync/actor.ts'
import { ActorSystem } from '../../sync/actor-system.ts'
import { overflows } from '../../sync/mailbox-options.ts'
import type { KnobCells } from '../../sync/knob-cells.ts'
import { Router, routings } from '../../sync/router.ts'
import type { SharedMemory } from '../../sync/shared-memory.ts'
import {
	actorSources,
	dispatcherThreads,
	dispatchSource,
} from '../actor-sources.ts'
import { dispatch } from '../dispatcher/dispatch.ts'
import { Draws } from '../draws.ts'
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
import { routees, routing } from '../router-knobs.ts'
import type { FixedValues, Scene } from '../scene.ts'
import { Service } from '../service.ts'
import { threads } from '../turn-knobs.ts'
import { fresh, receive } from './clerk.ts'
import { send } from './send.ts'

/** More than anybody will watch coming in. Every one may be in the same mailbox. */
const places = 2 ** 18
const perTurn = 5
/** Draws of a router: as many as a search can keep apart. */
const draws = 64
/** Stream of chance, beside those of the threads. */
const routerStream = 65

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

const routeesIn = (fixed: FixedValues) =>
	Number(fixed[routees.name] ?? routees.default)

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
		routees,
		routing,
		{ ...threads, default: 1, restarts: true },
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
		{ ...dispatcherThreads, count: threads.name },
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
		{
			path: 'sync/router.ts',
			text: () => import('../../sync/router.ts?raw'),
			isUsed: (fixed) => routeesIn(fixed) > 1,
		},
		...actorSources,
	],

	build(memory, knobs, seed, fixed) {
		const { dispatcher, clerks } = deskIn(memory, knobs, fixed)
		const [clerk] = clerks
		const address =
			clerk && clerks.length === 1
				? clerk
				: new Router(memory, {
						routees: clerks,
						routing: () => knobs.choice(routing.name, routings),
						draws: drawn(seed),
					})
		const letters = new Letters(knobs, Number(fixed[senders.name]))
		const turn = mailboxTurner(clerks, capacityIn(knobs))
		return {
			programs: {
				sender: (me) => {
					send(me, letters, address)
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

/** One clerk or several, and whoever runs them. */
function deskIn(
	memory: SharedMemory,
	knobs: KnobCells,
	fixed: FixedValues,
) {
	const count = routeesIn(fixed)
	const system = new ActorSystem(memory, {
		...{ most: count, places },
		overflow: () => knobs.choice(overflow.name, overflows),
	})
	const dispatcher = system.dispatcher({
		name: 'dispatcher',
		isPinned: count === 1 && Number(fixed[threads.name]) === 1,
		perTurn: () => perTurn,
	})
	const desk = new Service(knobs)
	const clerks = Array.from({ length: count }, (_, i) =>
		system.add({
			...{ first: fresh, dispatcher, isDeciding: false },
			name: count === 1 ? 'clerk' : `clerk ${i + 1}`,
			receive: (me, self: Actor<typeof fresh>, message) => {
				receive(me, self, message, desk)
			},
		}),
	)
	return { dispatcher, clerks }
}

function drawn(seed: number): number[] {
	const chance = new Draws(seed, routerStream)
	return Array.from({ length: draws }, () => chance.word() >>> 8)
}
