/** A worker that fails now and then, and whoever decides what becomes of it. */
import type { Actor } from '../../sync/actor.ts'
import { ActorSystem } from '../../sync/actor-system.ts'
import type { KnobCells } from '../../sync/knob-cells.ts'
import type { SharedMemory } from '../../sync/shared-memory.ts'
import { StoppableMailbox } from '../../sync/stoppable-mailbox.ts'
import { strategies, Supervision } from '../../sync/supervision.ts'
import { noBound } from '../../sync/unbounded-ring.ts'
import { actorSources, dispatcherThreads } from '../actor-sources.ts'
import type { ChoiceKnob, NumberKnob } from '../knob.ts'
import { kinds, Orders } from '../orders.ts'
import type { Role, Scene, Source, World } from '../scene.ts'
import { dispatch } from './dispatch.ts'
import { send } from './send.ts'
import { calm, receive as hear } from './supervisor.ts'
import { fresh, receive as work } from './worker.ts'

const places = 4096
const perTurn = 5
/** Restarts, and in how long. */
const most = 10
const withinMs = 10_000

const fail: NumberKnob = {
	name: 'fail',
	label: 'Bad orders',
	unit: '%',
	kind: 'number',
	place: 'producers',
	min: 0,
	max: 100,
	step: 1,
	default: 20,
	isLog: false,
	restarts: false,
}

const strategy: ChoiceKnob = {
	name: 'sup',
	label: 'On failure',
	unit: '',
	kind: 'choice',
	place: 'consumers',
	options: strategies,
	default: 'restart',
	restarts: false,
}

export interface FamilyWorld extends World {
	readonly worker: Actor<typeof fresh>
	readonly supervisor: Actor<typeof calm>
	readonly parent: Actor<typeof calm>
}

const roles: readonly Role[] = [
	{
		name: 'sender',
		letter: 'S',
		side: 'producers',
		count: 1,
		program: 'supervision/send.ts',
		leaves: 'at loop top',
	},
	{
		...dispatcherThreads,
		program: 'supervision/dispatch.ts',
		count: 2,
	},
]

const sources: readonly Source[] = [
	{
		path: 'supervision/send.ts',
		text: () => import('./send.ts?raw'),
	},
	{
		path: 'supervision/dispatch.ts',
		text: () => import('./dispatch.ts?raw'),
	},
	{
		path: 'programs/supervision/worker.ts',
		text: () => import('./worker.ts?raw'),
	},
	{
		path: 'programs/supervision/supervisor.ts',
		text: () => import('./supervisor.ts?raw'),
	},
	{
		path: 'sync/supervision.ts',
		text: () => import('../../sync/supervision.ts?raw'),
	},
	{
		path: 'sync/stoppable-mailbox.ts',
		text: () => import('../../sync/stoppable-mailbox.ts?raw'),
	},
	...actorSources,
]

/** Each of them, whoever runs them, and what becomes of the worker when it fails. */
function familyIn(
	memory: SharedMemory,
	knobs: KnobCells,
	orders: Orders,
	Family: typeof Supervision,
) {
	const system = new ActorSystem(memory, {
		most: 3,
		places,
		Box: StoppableMailbox,
	})
	const dispatcher = system.dispatcher({
		name: 'dispatcher',
		perTurn: () => perTurn,
	})
	const worker = system.add({
		...{ name: 'worker', first: fresh, dispatcher },
		receive: (me, self: Actor<typeof fresh>, order) => {
			work(me, self, order, orders)
		},
	})
	const supervisor = system.add({
		...{ name: 'supervisor', first: calm, dispatcher },
		receive: (me, self: Actor<typeof calm>, message) => {
			hear(me, self, message, orders, parent)
		},
	})
	const parent = system.add({
		...{ name: 'its parent', first: calm, dispatcher },
		receive: (me, self: Actor<typeof calm>, message) => {
			hear(me, self, message, orders, null)
		},
	})
	const family = new Family(memory, {
		...{ most, withinMs, parent: supervisor },
		strategy: () => knobs.choice(strategy.name, strategies),
		failed: kinds.indexOf('failed'),
		stopped: kinds.indexOf('stopped'),
	})
	return { dispatcher, family, worker, supervisor, parent }
}

/** `Family`: another make of supervision. */
export function familyScene(id: string, Family = Supervision): Scene {
	return {
		id,
		title: 'Let it crash',
		chapter: 'actors',
		summary:
			'A worker that fails is restarted: the bad message is gone, those behind it are not, and the worker begins anew.',
		source: 'closed',
		defaultPace: 1,
		kinds,
		gauges: ['dead letters', 'mailboxes'],
		hasCanary: false,
		isFinite: false,
		knobs: [fail, strategy],
		roles,
		sources,

		build(memory, knobs, seed): FamilyWorld {
			const orders = new Orders(knobs, seed)
			const { dispatcher, family, worker, supervisor, parent } =
				familyIn(memory, knobs, orders, Family)
			return {
				...{ worker, supervisor, parent },
				programs: {
					sender: (me) => {
						send(me, orders, worker)
					},
					dispatcher: (me) => {
						dispatch(me, dispatcher, family, worker as unknown as Actor)
					},
				},
				turn: {
					[fail.name]: (you, _value, isPaused) => {
						for (const one of [worker, supervisor, parent]) {
							if (isPaused) {
								one.resizeWhilePaused(you, noBound)
							}
						}
						return true
					},
				},
			}
		},
	}
}

export const supervision = familyScene('supervision')
