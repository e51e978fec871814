/** Two actors that ask each other: whoever waits for the answer cannot give one. */
import type { Actor } from '../../sync/actor.ts'
import type { Ref } from '../../sync/actor-plan.ts'
import { ActorSystem } from '../../sync/actor-system.ts'
import type { AskOptions, Asks } from '../../sync/ask-options.ts'
import { BlockingAsk } from '../../sync/blocking-ask.ts'
import type { Message } from '../../sync/message.ts'
import { ReplyToSelf } from '../../sync/reply-to-self.ts'
import type { SharedMemory } from '../../sync/shared-memory.ts'
import type { Thread } from '../../sync/thread.ts'
import { noBound } from '../../sync/unbounded-ring.ts'
import {
	actorSources,
	dispatcherThreads,
	dispatchSource,
} from '../actor-sources.ts'
import {
	askKnobs,
	askStyles,
	isBlocking,
	wanted,
} from '../ask-knobs.ts'
import { dispatch } from '../dispatcher/dispatch.ts'
import type { Scene, World } from '../scene.ts'
import { type Done, kinds, Talk } from '../talk.ts'
import { receive as receiveAndGoOn } from './answer-as-message.ts'
import { request } from './request.ts'
import { receive as receiveAndWait } from './wait-for-answer.ts'

const names = ['A', 'B']
const fresh: Done = { done: 0 }
const perTurn = 5
/** For each wish one is asked, and one answered. */
const places = 4096
/** Mailboxes and answer boxes, which number their messages in turn. */
const boxes = 4

export interface AskWorld extends World {
	readonly actors: readonly Actor<Done>[]
}

/** What it does with a message; `other` is whom it asks. */
type Receive = (
	me: Thread,
	self: Actor<Done>,
	message: Message,
	other: () => Ref,
) => void

interface Style {
	readonly asks: Asks
	readonly receive: Receive
}

function styleOf(
	isWaiting: boolean,
	memory: SharedMemory,
	options: AskOptions,
	talk: Talk,
): Style {
	if (isWaiting) {
		const asks = new BlockingAsk(memory, options)
		return {
			asks,
			receive: (me, self, message, other) => {
				receiveAndWait(me, self, message, other(), asks, talk)
			},
		}
	}
	const asks = new ReplyToSelf(memory, options)
	return {
		asks,
		receive: (me, self, message, other) => {
			receiveAndGoOn(me, self, message, other(), asks, talk)
		},
	}
}

export const mutualAsk: Scene = {
	id: 'mutual-ask',
	title: 'After you',
	chapter: 'actors',
	summary:
		'Two actors ask each other and wait for the answer: no lock, no thread too few, and yet nothing goes on.',
	source: 'closed',
	defaultPace: 1,
	kinds,
	gauges: ['dead letters', 'mailboxes'],
	hasCanary: false,
	isFinite: true,
	knobs: askKnobs,
	roles: [
		{
			name: 'sender',
			letter: 'S',
			side: 'producers',
			count: 1,
			program: 'mutual-ask/request.ts',
			leaves: 'at loop top',
		},
		{ ...dispatcherThreads, count: 'threads' },
	],
	sources: [
		{
			path: 'mutual-ask/request.ts',
			text: () => import('./request.ts?raw'),
		},
		dispatchSource,
		{
			path: 'programs/mutual-ask/wait-for-answer.ts',
			text: () => import('./wait-for-answer.ts?raw'),
			isUsed: isBlocking,
		},
		{
			path: 'programs/mutual-ask/answer-as-message.ts',
			text: () => import('./answer-as-message.ts?raw'),
			isUsed: (fixed) => !isBlocking(fixed),
		},
		{
			path: 'sync/blocking-ask.ts',
			text: () => import('../../sync/blocking-ask.ts?raw'),
			isUsed: isBlocking,
		},
		{
			path: 'sync/answer-box.ts',
			text: () => import('../../sync/answer-box.ts?raw'),
			isUsed: isBlocking,
		},
		{
			path: 'sync/reply-to-self.ts',
			text: () => import('../../sync/reply-to-self.ts?raw'),
			isUsed: (fixed) => !isBlocking(fixed),
		},
		...actorSources,
	],

	build(memory, knobs, _seed, fixed): AskWorld {
		const system = new ActorSystem(memory, { most: boxes, places })
		const dispatcher = system.dispatcher({
			...{ name: 'dispatcher', senders: 1 },
			perTurn: () => perTurn,
		})
		const talk = new Talk(knobs)
		const { asks, receive } = styleOf(
			isBlocking(fixed),
			memory,
			{
				...{
					askers: names,
					first: names.length + 1,
					step: boxes,
					dispatcher,
				},
				patienceMs: () => knobs.number(wanted.name),
				most: () => 2 * talk.requests,
				at: (number) => system.at(number),
			},
			talk,
		)
		const actors = names.map((name, i) =>
			system.add({
				...{ name, first: fresh, dispatcher, isDeciding: false },
				receive: (me, self: Actor<Done>, message) => {
					receive(me, self, message, () => system.at(names.length - i))
				},
			}),
		)
		return {
			actors,
			programs: {
				sender: (me) => {
					request(me, talk, system.at(1), system.at(2))
				},
				dispatcher: (me) => {
					dispatch(me, dispatcher)
				},
			},
			turn: {
				[askStyles.name]: (you) => {
					for (const actor of actors) {
						actor.resizeWhilePaused(you, noBound)
					}
					asks.makeRoom(you)
					return true
				},
			},
		}
	},
}
