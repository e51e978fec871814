/** Two actors that ask each other: whoever waits for the answer cannot give one. */
import type { Actor } from '../../sync/actor.ts'
import type { ActorPlan, Ref } from '../../sync/actor-plan.ts'
import { ActorSystem } from '../../sync/actor-system.ts'
import type { AskOptions } from '../../sync/ask-options.ts'
import { BlockingAsk } from '../../sync/blocking-ask.ts'
import { ReplyToSelf } from '../../sync/reply-to-self.ts'
import type { SharedMemory } from '../../sync/shared-memory.ts'
import { Stash } from '../../sync/stash.ts'
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
	isPostponing,
	postponed,
	wanted,
} from '../ask-knobs.ts'
import { dispatch } from '../dispatcher/dispatch.ts'
import type {
	FixedValues,
	Role,
	Scene,
	Source,
	World,
} from '../scene.ts'
import type { KnobCells } from '../../sync/knob-cells.ts'
import { type Done, kinds, Talk } from '../talk.ts'
import { receive as receiveAndGoOn } from './answer-as-message.ts'
import { postpone, receive as receiveOne } from './one-at-a-time.ts'
import { request } from './request.ts'
import { receive as receiveAndWait } from './wait-for-answer.ts'

const names = ['A', 'B']
const fresh: Done = { done: 0 }
const perTurn = 5
/** Of each wish in all mailboxes: itself, the question and the answer, for both. */
const placesPerWish = 6
/** Mailboxes and answer boxes, which number their messages in turn. */
const boxes = 4

export interface AskWorld extends World {
	readonly actors: readonly Actor<Done>[]
}

type Plan = Pick<ActorPlan<Done>, 'receive' | 'others' | 'stash'>

/** A way of asking: `planOf` says what somebody does who is called so, and asks `other`. */
interface Style {
	readonly planOf: (name: string, other: () => Ref) => Plan
	/** Of the page, before a run. */
	readonly makeRoom: (you: Thread) => void
}

function waitingStyle(
	memory: SharedMemory,
	options: AskOptions,
	talk: Talk,
): Style {
	const asks = new BlockingAsk(memory, options)
	return {
		planOf: (_name, other) => ({
			receive: (me, self, message) => {
				receiveAndWait(me, self, message, other(), asks, talk)
			},
		}),
		makeRoom: (you) => {
			asks.makeRoom(you)
		},
	}
}

function goingOnStyle(
	memory: SharedMemory,
	options: AskOptions,
	talk: Talk,
): Style {
	const asks = new ReplyToSelf(memory, options)
	return {
		planOf: (_name, other) => ({
			receive: (me, self, message) => {
				receiveAndGoOn(me, self, message, other(), asks, talk)
			},
		}),
		makeRoom: (you) => {
			asks.makeRoom(you)
		},
	}
}

/** `most`: wishes that each may postpone. */
function postponingStyle(
	memory: SharedMemory,
	options: AskOptions,
	talk: Talk,
	most: () => number,
	Box: typeof Stash,
): Style {
	const asks = new ReplyToSelf(memory, options)
	const stashes: Stash[] = []
	return {
		planOf: (name, other) => {
			const stash = new Box(memory, {
				...{ owner: name, places: postponed.max },
			})
			stashes.push(stash)
			const asking = { talk, asks, other, stash }
			return {
				stash,
				receive: (me, self, message) => {
					receiveOne(me, self, message, asking)
				},
				others: [
					(me, self, message) => {
						postpone(me, self, message, asking)
					},
				],
			}
		},
		makeRoom: (you) => {
			asks.makeRoom(you)
			for (const stash of stashes) {
				stash.resizeWhilePaused(you, most())
			}
		},
	}
}

const roles: readonly Role[] = [
	{
		name: 'sender',
		letter: 'S',
		side: 'producers',
		count: 1,
		program: 'mutual-ask/request.ts',
		leaves: 'at loop top',
	},
	{ ...dispatcherThreads, count: 'threads' },
]

const sources: readonly Source[] = [
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
		isUsed: (fixed) => !isBlocking(fixed) && !isPostponing(fixed),
	},
	{
		path: 'programs/mutual-ask/one-at-a-time.ts',
		text: () => import('./one-at-a-time.ts?raw'),
		isUsed: isPostponing,
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
	{
		path: 'sync/stash.ts',
		text: () => import('../../sync/stash.ts?raw'),
		isUsed: isPostponing,
	},
	...actorSources,
]

function styleIn(
	fixed: FixedValues,
	memory: SharedMemory,
	options: AskOptions,
	knobs: KnobCells,
	Box: typeof Stash,
): Style {
	const talk = new Talk(knobs)
	if (isBlocking(fixed)) {
		return waitingStyle(memory, options, talk)
	}
	const most = () => knobs.number(postponed.name)
	return isPostponing(fixed)
		? postponingStyle(memory, options, talk, most, Box)
		: goingOnStyle(memory, options, talk)
}

function worldIn(
	memory: SharedMemory,
	knobs: KnobCells,
	fixed: FixedValues,
	Box: typeof Stash,
): AskWorld {
	const system = new ActorSystem(memory, {
		most: boxes,
		places: placesPerWish * Number(fixed['requests']),
	})
	const dispatcher = system.dispatcher({
		...{ name: 'dispatcher', senders: 1 },
		perTurn: () => perTurn,
	})
	const talk = new Talk(knobs)
	const options: AskOptions = {
		...{ askers: names, first: names.length + 1, step: boxes },
		dispatcher,
		patienceMs: () => knobs.number(wanted.name),
		most: () => 2 * talk.requests,
		at: (number) => system.at(number),
	}
	const style = styleIn(fixed, memory, options, knobs, Box)
	const actors = names.map((name, i) =>
		system.add({
			...{ name, first: fresh, dispatcher, isDeciding: false },
			...style.planOf(name, () => system.at(names.length - i)),
		}),
	)
	const makeRoom = (you: Thread) => {
		for (const actor of actors) {
			actor.resizeWhilePaused(you, noBound)
		}
		style.makeRoom(you)
		return true
	}
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
			[askStyles.name]: makeRoom,
			[postponed.name]: makeRoom,
		},
	}
}

/** `Box`: another make of stash. */
export function askScene(id: string, Box = Stash): Scene {
	return {
		id,
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
		roles,
		sources,

		build(memory, knobs, _seed, fixed): AskWorld {
			return worldIn(memory, knobs, fixed, Box)
		},
	}
}

export const mutualAsk = askScene('mutual-ask')
