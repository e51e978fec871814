/** A worker that fails now and then, and whoever decides what becomes of it. */
import type { Actor } from '../../sync/actor.ts'
import { ActorSystem } from '../../sync/actor-system.ts'
import type { KnobCells } from '../../sync/knob-cells.ts'
import type { SharedMemory } from '../../sync/shared-memory.ts'
import { StoppableMailbox } from '../../sync/stoppable-mailbox.ts'
import { DeathWatch } from '../../sync/death-watch.ts'
import { strategies, Supervision } from '../../sync/supervision.ts'
import { noBound } from '../../sync/unbounded-ring.ts'
import { actorSources, dispatcherThreads } from '../actor-sources.ts'
import type { ChoiceKnob, NumberKnob, SwitchKnob } from '../knob.ts'
import { kinds, Orders } from '../orders.ts'
import type {
	FixedValues,
	Role,
	Scene,
	Source,
	World,
} from '../scene.ts'
import { eager, keep, passOn, receive as take } from './clerk.ts'
import { dispatch } from './dispatch.ts'
import { send } from './send.ts'
import { calm, receive as hear } from './supervisor.ts'
import { fresh, receive as work } from './worker.ts'

/** Of each order: itself, at the clerk’s or the worker’s, and what is told of it, twice. */
const placesPerOrder = 3
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

const orderCount: NumberKnob = {
	name: 'orders',
	label: 'Orders',
	unit: '',
	kind: 'number',
	place: 'producers',
	min: 1,
	max: 10_000,
	step: 1,
	default: 1000,
	isLog: true,
	restarts: true,
}

/** Whether somebody between sender and worker watches the worker. */
const watched: SwitchKnob = {
	name: 'watch',
	label: 'Watched',
	unit: '',
	kind: 'switch',
	place: 'queue',
	default: false,
	restarts: true,
}

const isWatched = (fixed: FixedValues) => fixed[watched.name] === true

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
		path: 'programs/supervision/clerk.ts',
		text: () => import('./clerk.ts?raw'),
		isUsed: isWatched,
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
	{
		path: 'sync/death-watch.ts',
		text: () => import('../../sync/death-watch.ts?raw'),
		isUsed: isWatched,
	},
	...actorSources,
]

interface Makes {
	readonly Family?: typeof Supervision
	readonly Watch?: typeof DeathWatch
}

const terminated = kinds.indexOf('terminated')

/** Nothing that any of them does depends on its state. */
const common = { isDeciding: false } as const

/** Each of them, whoever runs them, and what becomes of the worker when it fails. */
function familyIn(
	memory: SharedMemory,
	knobs: KnobCells,
	orders: Orders,
	fixed: FixedValues,
	makes: Makes,
) {
	const { Family = Supervision, Watch = DeathWatch } = makes
	const system = new ActorSystem(memory, {
		most: 4,
		places: placesPerOrder * Number(fixed[orderCount.name]) + 4,
		Box: StoppableMailbox,
	})
	const dispatcher = system.dispatcher({
		...{ name: 'dispatcher', senders: 1 },
		perTurn: () => perTurn,
	})
	const watch = isWatched(fixed)
		? new Watch(memory, {
				...{ of: 'worker', most: 1, kind: terminated },
				at: (number) => system.at(number),
			})
		: null
	const worker = system.add({
		...{ ...common, name: 'worker', first: fresh, dispatcher },
		...{ parent: 'supervisor' },
		receive: (me, self: Actor<typeof fresh>, order) => {
			work(me, self, order, orders)
		},
	})
	const supervisor = system.add({
		...{ ...common, name: 'supervisor', first: calm, dispatcher },
		...{ parent: 'its parent' },
		receive: (me, self: Actor<typeof calm>, message) => {
			hear(me, self, message, orders, parent)
		},
	})
	const parent = system.add({
		...{ ...common, name: 'its parent', first: calm, dispatcher },
		receive: (me, self: Actor<typeof calm>, message) => {
			hear(me, self, message, orders, null)
		},
	})
	const family = new Family(memory, {
		...{ most, withinMs, parent: supervisor },
		...(watch && { watch }),
		strategy: () => knobs.choice(strategy.name, strategies),
		failed: kinds.indexOf('failed'),
		stopped: kinds.indexOf('stopped'),
	})
	const all = { worker, supervisor, parent }
	return { system, dispatcher, family, watch, ...all }
}

type Family = ReturnType<typeof familyIn>

function clerkIn(family: Family, orders: Orders) {
	const { system, dispatcher, worker, watch } = family
	if (watch === null) {
		return null
	}
	type Self = Actor<typeof eager>
	return system.add({
		...{ ...common, name: 'clerk', first: eager, dispatcher },
		receive: (me, self: Self, order) => {
			take(me, self, order, worker, watch)
		},
		others: [
			(me, self: Self, message) => {
				passOn(me, self, message, worker, orders)
			},
			(me, self: Self) => {
				keep(me, self)
			},
		],
	})
}

/** `makes`: other makes of supervision and of watching. */
export function familyScene(id: string, makes: Makes = {}): Scene {
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
		isFinite: true,
		knobs: [orderCount, fail, watched, strategy],
		roles,
		sources,

		build(memory, knobs, seed, fixed): FamilyWorld {
			const orders = new Orders(knobs, seed)
			const all = familyIn(memory, knobs, orders, fixed, makes)
			const { dispatcher, family, worker, supervisor, parent } = all
			const clerk = clerkIn(all, orders)
			const three = [worker, supervisor, parent]
			const everybody = clerk ? [...three, clerk] : three
			return {
				...{ worker, supervisor, parent },
				programs: {
					sender: (me) => {
						send(me, orders, clerk ?? worker)
						dispatcher.leave(me)
					},
					dispatcher: (me) => {
						dispatch(me, dispatcher, family, worker as unknown as Actor)
					},
				},
				turn: {
					[fail.name]: (you, _value, isPaused) => {
						if (isPaused) {
							for (const one of everybody) {
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
