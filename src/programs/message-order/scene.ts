/**
 * Several writers and one reader: what is sure of the order in which letters come, and what is not. Not finite: the reader
 * keeps what came in its round, and in all rounds before, in its heap, and begins the next round by it. A search could tell
 * states apart by that only if none were ever alike, for rounds have no end; without it, it would take different ones for one.
 */
import type { Actor } from '../../sync/actor.ts'
import type { Ref } from '../../sync/actor-plan.ts'
import { ActorSystem } from '../../sync/actor-system.ts'
import type { KnobCells } from '../../sync/knob-cells.ts'
import type { Mailbox } from '../../sync/mailbox.ts'
import { noBound } from '../../sync/unbounded-ring.ts'
import {
	actorSources,
	dispatcherThreads,
	dispatchSource,
} from '../actor-sources.ts'
import { dispatch } from '../dispatcher/dispatch.ts'
import { forward, jitter, messages, senders } from '../order-knobs.ts'
import { kinds, Post } from '../post.ts'
import { type Orders, Register } from '../register.ts'
import type { Role, Scene, Source, World } from '../scene.ts'
import { begin } from './begin.ts'
import { receive as passOn } from './postman.ts'
import { nothingSeen, receive as read } from './reader.ts'
import { fresh, receive as write } from './writer.ts'

/** Of one round, twice over. */
const places = 256
const perTurn = 5
/** Writers come first, so that their numbers are the kinds of their letters. */
const mostActors = senders.max + 2

export interface OrderWorld extends World {
	readonly reader: Actor<Orders>
}

const roles: readonly Role[] = [
	{
		name: 'starter',
		letter: 'S',
		side: 'producers',
		count: 1,
		program: 'message-order/begin.ts',
		leaves: 'at loop top',
	},
	{ ...dispatcherThreads, count: senders.name, isBursty: true },
	{
		...dispatcherThreads,
		name: 'reader',
		letter: 'Z',
		count: 1,
		isBursty: true,
	},
]

const sources: readonly Source[] = [
	{
		path: 'message-order/begin.ts',
		text: () => import('./begin.ts?raw'),
	},
	dispatchSource,
	{
		path: 'programs/message-order/writer.ts',
		text: () => import('./writer.ts?raw'),
	},
	{
		path: 'programs/message-order/postman.ts',
		text: () => import('./postman.ts?raw'),
		isUsed: (fixed) => fixed[forward.name] === true,
	},
	{
		path: 'programs/message-order/reader.ts',
		text: () => import('./reader.ts?raw'),
	},
	...actorSources,
]

interface Given {
	readonly knobs: KnobCells
	readonly seed: number
	/** How many write. */
	readonly count: number
}

/** All of them and whoever runs them: writers first. */
function peopleIn(system: ActorSystem, { knobs, seed, count }: Given) {
	const dispatcher = system.dispatcher({
		name: 'dispatcher',
		perTurn: () => perTurn,
	})
	const own = system.dispatcher({
		name: 'reader',
		isPinned: true,
		perTurn: () => perTurn,
	})
	const post = new Post(knobs, seed)
	const register = new Register(() => count * post.each)
	const toldApart = { isDeciding: false }
	const writers: Ref[] = []
	for (const name of kinds.slice(1, count + 1)) {
		const writer = system.add({
			...{ name, first: fresh, dispatcher, ...toldApart },
			receive: (me, self: Actor<typeof fresh>) => {
				write(me, self, post, reader, postman)
			},
		})
		writers.push(writer)
	}
	const reader = system.add({
		...{
			name: 'Z',
			first: nothingSeen,
			dispatcher: own,
			...toldApart,
		},
		receive: (me, self: Actor<Orders>, letter) => {
			read(me, self, letter, register, post, writers)
		},
	})
	const postman = system.add({
		...{ name: 'postman', first: {}, dispatcher, ...toldApart },
		receive: (me, _self, letter) => {
			passOn(me, letter, reader)
		},
	})
	const all = [...writers, reader, postman] as Actor[]
	return { dispatcher, own, post, writers, reader, all }
}

/** `Box`: another make of mailbox. */
export function orderScene(id: string, Box?: typeof Mailbox): Scene {
	return {
		id,
		title: 'Two postmen',
		chapter: 'actors',
		summary:
			'Letters of one sender come in order; those of two come in any, and one that is passed on may come last.',
		source: 'closed',
		defaultPace: 1,
		kinds,
		gauges: ['orders', 'mailboxes'],
		hasCanary: false,
		isFinite: false,
		knobs: [senders, messages, jitter, forward],
		roles,
		sources,

		build(memory, knobs, seed, fixed): OrderWorld {
			const { dispatcher, own, post, writers, reader, all } = peopleIn(
				new ActorSystem(memory, {
					most: mostActors,
					places,
					...(Box && { Box }),
				}),
				{
					knobs,
					seed,
					count: Number(fixed[senders.name] ?? senders.default),
				},
			)
			return {
				reader,
				programs: {
					starter: (me) => {
						begin(me, post, writers)
					},
					dispatcher: (me) => {
						dispatch(me, dispatcher)
					},
					reader: (me) => {
						dispatch(me, own)
					},
				},
				turn: {
					[messages.name]: (you) => {
						for (const actor of all) {
							actor.resizeWhilePaused(you, noBound)
						}
						return true
					},
				},
			}
		},
	}
}

export const messageOrder = orderScene('message-order')
