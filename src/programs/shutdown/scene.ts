/** A shop that closes: how threads that wait for work are told that none will come. */
import { BlockingQueue } from '../../sync/blocking-queue.ts'
import { Cell } from '../../sync/cell.ts'
import { Condition } from '../../sync/condition.ts'
import { Lock } from '../../sync/lock.ts'
import { Roster } from '../../sync/roster.ts'
import { capacityOf } from '../live-capacity.ts'
import type { FixedValues, Scene, Source, World } from '../scene.ts'
import {
	mostPlaces,
	senderOf,
	shutdownKnobs,
	wayOf,
} from '../shutdown-knobs.ts'
import { SteadyWork } from '../work.ts'
import { Closing } from './closing.ts'
import { close as interruptAll } from './interrupt.ts'
import { produceAndSend } from './produce-and-send.ts'
import { produce as produceAtMost } from './produce-until-interrupted.ts'
import { produce } from './produce.ts'
import { close as raiseFlag } from './raise-flag.ts'
import { close as saySo } from './say-so.ts'
import { close as sendPillsAtOnce } from './send-pills-at-once.ts'
import { close as sendPills } from './send-pills.ts'
import { close as stopNow } from './stop-now.ts'
import { consume as untilInterrupted } from './until-interrupted.ts'
import { consume as untilPill } from './until-pill.ts'
import { consume as untilTold } from './until-told.ts'

/** Files of the programs that run with these values. */
function producing(fixed: FixedValues): string {
	const isSending = senderOf(fixed) === 'by each producer'
	const way = wayOf(fixed)
	if (way === 'now') {
		return 'shutdown/produce-until-interrupted.ts'
	}
	return way === 'poison pill' && isSending
		? 'shutdown/produce-and-send.ts'
		: 'shutdown/produce.ts'
}

function consuming(fixed: FixedValues): string {
	const way = wayOf(fixed)
	if (way === 'poison pill') {
		return 'shutdown/until-pill.ts'
	}
	return way === 'poll+flag'
		? 'shutdown/until-told.ts'
		: 'shutdown/until-interrupted.ts'
}

function closing(fixed: FixedValues): string {
	const way = wayOf(fixed)
	if (way === 'interrupt') {
		return 'shutdown/interrupt.ts'
	}
	if (way === 'poll+flag') {
		return 'shutdown/raise-flag.ts'
	}
	if (way === 'now') {
		return 'shutdown/stop-now.ts'
	}
	const sender = senderOf(fixed)
	if (sender === 'at once') {
		return 'shutdown/send-pills-at-once.ts'
	}
	return sender === 'by each producer'
		? 'shutdown/say-so.ts'
		: 'shutdown/send-pills.ts'
}

function program(path: string, text: Source['text']): Source {
	return {
		path,
		text,
		isUsed: (fixed) =>
			[producing, consuming, closing].some((of) => of(fixed) === path),
	}
}

const sources: readonly Source[] = [
	program('shutdown/produce.ts', () => import('./produce.ts?raw')),
	program(
		'shutdown/produce-and-send.ts',
		() => import('./produce-and-send.ts?raw'),
	),
	program(
		'shutdown/produce-until-interrupted.ts',
		() => import('./produce-until-interrupted.ts?raw'),
	),
	program(
		'shutdown/until-pill.ts',
		() => import('./until-pill.ts?raw'),
	),
	program(
		'shutdown/until-told.ts',
		() => import('./until-told.ts?raw'),
	),
	program(
		'shutdown/until-interrupted.ts',
		() => import('./until-interrupted.ts?raw'),
	),
	program(
		'shutdown/send-pills.ts',
		() => import('./send-pills.ts?raw'),
	),
	program(
		'shutdown/send-pills-at-once.ts',
		() => import('./send-pills-at-once.ts?raw'),
	),
	program('shutdown/say-so.ts', () => import('./say-so.ts?raw')),
	program(
		'shutdown/raise-flag.ts',
		() => import('./raise-flag.ts?raw'),
	),
	program('shutdown/interrupt.ts', () => import('./interrupt.ts?raw')),
	program('shutdown/stop-now.ts', () => import('./stop-now.ts?raw')),
	{
		path: 'sync/roster.ts',
		text: () => import('../../sync/roster.ts?raw'),
	},
	{
		path: 'sync/blocking-queue.ts',
		text: () => import('../../sync/blocking-queue.ts?raw'),
	},
]

export const shutdown: Scene = {
	id: 'shutdown',
	title: 'Closing time',
	chapter: 'blocking-queue',
	summary:
		'Nobody who waits for work can see that none will come: somebody has to say so, to each of them.',
	source: 'closed',
	defaultPace: 1,
	kinds: ['item', 'pill'],
	gauges: ['wake-ups'],
	hasCanary: false,
	isFinite: true,
	knobs: shutdownKnobs,
	roles: [
		{
			name: 'producer',
			letter: 'P',
			side: 'producers',
			count: 'producers',
			program: 'shutdown/produce.ts',
			programFor: producing,
			leaves: 'at loop top',
		},
		{
			name: 'closer',
			letter: 'K',
			side: 'producers',
			count: 1,
			program: 'shutdown/send-pills.ts',
			programFor: closing,
			leaves: 'at loop top',
		},
		{
			name: 'consumer',
			letter: 'C',
			side: 'consumers',
			count: 'consumers',
			program: 'shutdown/until-pill.ts',
			programFor: consuming,
			leaves: 'at once',
		},
	],
	sources,

	build(memory, knobs, _seed, fixed) {
		const queue = new BlockingQueue(memory, mostPlaces)
		// Who is interrupted is interrupted by name.
		memory.areThreadsNamed = ['interrupt', 'now'].includes(wayOf(fixed))
		const guard = new Lock(memory, 'roster')
		const allGone = new Condition(
			memory,
			guard,
			'all gone',
			'producers at work',
		)
		return {
			programs: bind(fixed, {
				queue,
				producers: new Roster(memory, guard, allGone),
				consumers: new Roster(memory, guard, allGone),
				isOver: new Cell(memory),
				work: new SteadyWork(knobs),
				when: new Closing(knobs),
			}),
			turn: { capacity: capacityOf(queue) },
		}
	},
}

interface Shop {
	readonly queue: BlockingQueue
	readonly producers: Roster
	readonly consumers: Roster
	readonly isOver: Cell
	readonly work: SteadyWork
	readonly when: Closing
}

function bind(fixed: FixedValues, shop: Shop): World['programs'] {
	const { queue, producers, consumers, isOver, work, when } = shop
	const way = wayOf(fixed)
	if (way === 'poison pill') {
		return bindPills(fixed, shop)
	}
	if (way === 'poll+flag') {
		return {
			producer: (me) => {
				produce(me, queue, producers, work)
			},
			closer: (me) => {
				raiseFlag(me, isOver, producers, when)
			},
			consumer: (me) => {
				untilTold(me, queue, isOver, work)
			},
		}
	}
	const isNow = way === 'now'
	const making = isNow ? produceAtMost : produce
	return {
		producer: (me) => {
			making(me, queue, producers, work)
		},
		closer: (me) => {
			if (isNow) {
				stopNow(me, queue, producers, consumers, when)
			} else {
				interruptAll(me, producers, consumers, when)
			}
		},
		consumer: (me) => {
			untilInterrupted(me, queue, consumers, work)
		},
	}
}

function bindPills(fixed: FixedValues, shop: Shop): World['programs'] {
	const { queue, producers, work, when } = shop
	const sender = senderOf(fixed)
	const isFromAll = sender === 'by each producer'
	const making = isFromAll ? produceAndSend : produce
	const sending = sender === 'at once' ? sendPillsAtOnce : sendPills
	return {
		producer: (me) => {
			making(me, queue, producers, work)
		},
		closer: (me) => {
			if (isFromAll) {
				saySo(me, producers, when)
			} else {
				sending(me, queue, producers, when)
			}
		},
		consumer: (me) => {
			untilPill(me, queue, work)
		},
	}
}
