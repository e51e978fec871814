/** The same requests handed over in six ways: what waiting costs, what it delays, and what happens when too much comes. */
import { actorSources, dispatchSource } from '../actor-sources.ts'
import { burst, burstLength, burstS, pattern } from '../burst-knobs.ts'
import { Bursts } from '../bursts.ts'
import type { ChoiceKnob, KnobValue, NumberKnob } from '../knob.ts'
import {
	handlers,
	rate,
	service as anyService,
	workers as manyWorkers,
	workersOf,
} from '../load-knobs.ts'
import type { FixedValues, Role, Scene, Source } from '../scene.ts'
import { Service } from '../service.ts'
import {
	type Setting,
	strategies,
	type Strategy,
	worldOf,
} from '../strategies.ts'

const strategy: ChoiceKnob = {
	name: 'strategy',
	label: 'Hand-over',
	unit: '',
	kind: 'choice',
	place: 'queue',
	options: strategies,
	default: 'blocking queue',
	restarts: true,
}

const workers: NumberKnob = {
	...manyWorkers,
	max: 4,
	default: 2,
	restarts: true,
}

const service: NumberKnob = { ...anyService, default: 20 }

const capacity: NumberKnob = {
	name: 'capacity',
	label: 'Capacity',
	unit: 'items',
	kind: 'number',
	place: 'queue',
	min: 1,
	max: 200,
	step: 1,
	default: 8,
	isLog: true,
	restarts: false,
}

/** What each strategy runs and shows, and what is said of it. */
interface Shown {
	readonly handler: string
	readonly worker: string
	readonly note: string
	readonly full: string
	readonly stop: string
}

const polling: Omit<Shown, 'note'> = {
	handler: 'sleep-polling/submit.ts',
	worker: 'sleep-polling/poll.ts',
	full: 'never full: it grows',
	stop: 'a flag, seen at the next look',
}

const shown: Readonly<Record<Strategy, Shown>> = {
	'busy-wait': {
		handler: 'busy-waiting/request.ts',
		worker: 'busy-waiting/spin.ts',
		note: 'looks without a rest',
		full: 'never full: it grows',
		stop: 'a flag, seen at once',
	},
	'poll 10 ms': { ...polling, note: 'sleeps 10 ms, looks' },
	'poll 100 ms': { ...polling, note: 'sleeps 100 ms, looks' },
	'wait/notify': {
		handler: 'wait-notify/produce.ts',
		worker: 'wait-notify/consume.ts',
		note: 'two conditions, by hand',
		full: 'the handler waits',
		stop: 'interrupt, or a flag and notifyAll',
	},
	'blocking queue': {
		handler: 'blocking-queue/produce.ts',
		worker: 'blocking-queue/consume.ts',
		note: 'put and take',
		full: 'the handler waits; offer would refuse',
		stop: 'interrupt, poll and flag, or pills',
	},
	actors: {
		handler: 'mailbox-overflow/send.ts',
		worker: 'dispatcher/dispatch.ts',
		note: 'a clerk per worker',
		full: 'a dead letter; nobody is told',
		stop: 'a last message; the rest are dead letters',
	},
}

function strategyIn(fixed: FixedValues): Strategy {
	const named = fixed[strategy.name]
	return strategies.find((one) => one === named) ?? 'blocking queue'
}

/** Where one of them is chosen. */
const where =
	(...all: readonly Strategy[]) =>
	(fixed: FixedValues) =>
		all.includes(strategyIn(fixed))

const isPolling = where('poll 10 ms', 'poll 100 ms')
const isByHand = where('wait/notify')
const isQueue = where('blocking queue')

const sources: readonly Source[] = [
	{
		path: 'busy-waiting/request.ts',
		text: () => import('../busy-waiting/request.ts?raw'),
		isUsed: where('busy-wait'),
	},
	{
		path: 'busy-waiting/spin.ts',
		text: () => import('../busy-waiting/spin.ts?raw'),
		hasSwitches: true,
		isUsed: where('busy-wait'),
	},
	{
		path: 'programs/busy-waiting/tasks.ts',
		text: () => import('../busy-waiting/tasks.ts?raw'),
		isUsed: where('busy-wait'),
	},
	{
		path: 'sleep-polling/submit.ts',
		text: () => import('../sleep-polling/submit.ts?raw'),
		isUsed: isPolling,
	},
	{
		path: 'sleep-polling/poll.ts',
		text: () => import('../sleep-polling/poll.ts?raw'),
		isUsed: isPolling,
	},
	{
		path: 'sync/task-list.ts',
		text: () => import('../../sync/task-list.ts?raw'),
		isUsed: isPolling,
	},
	{
		path: 'wait-notify/produce.ts',
		text: () => import('../wait-notify/produce.ts?raw'),
		isUsed: isByHand,
	},
	{
		path: 'wait-notify/consume.ts',
		text: () => import('../wait-notify/consume.ts?raw'),
		isUsed: isByHand,
	},
	{
		path: 'programs/wait-notify/buffer.ts',
		text: () => import('../wait-notify/buffer.ts?raw'),
		hasSwitches: true,
		isUsed: isByHand,
	},
	{
		path: 'blocking-queue/produce.ts',
		text: () => import('../blocking-queue/produce.ts?raw'),
		isUsed: isQueue,
	},
	{
		path: 'blocking-queue/consume.ts',
		text: () => import('../blocking-queue/consume.ts?raw'),
		isUsed: isQueue,
	},
	{
		path: 'sync/blocking-queue.ts',
		text: () => import('../../sync/blocking-queue.ts?raw'),
		isUsed: isQueue,
	},
	{
		path: 'mailbox-overflow/send.ts',
		text: () => import('../mailbox-overflow/send.ts?raw'),
		isUsed: where('actors'),
	},
	{ ...dispatchSource, isUsed: where('actors') },
	{
		path: 'programs/mailbox-overflow/clerk.ts',
		text: () => import('../mailbox-overflow/clerk.ts?raw'),
		isUsed: where('actors'),
	},
	{
		path: 'sync/router.ts',
		text: () => import('../../sync/router.ts?raw'),
		isUsed: where('actors'),
	},
	...actorSources
		.filter(({ path }) => !/lock|condition/.test(path))
		.map((source) => ({ ...source, isUsed: where('actors') })),
	{
		path: 'sync/lock.ts',
		text: () => import('../../sync/lock.ts?raw'),
	},
	{
		path: 'sync/condition.ts',
		text: () => import('../../sync/condition.ts?raw'),
		isUsed: where('wait/notify', 'blocking queue', 'actors'),
	},
]

const roles: readonly Role[] = [
	{
		...handlers(1, shown['blocking queue'].handler),
		programFor: (fixed) => shown[strategyIn(fixed)].handler,
	},
	{
		...workersOf(shown['blocking queue'].worker),
		programFor: (fixed) => shown[strategyIn(fixed)].worker,
		// Whoever spins must leave a core for the page, and all strategies get as many.
		limited: (values, cores) =>
			Math.min(Number(values[workers.name]), Math.max(1, cores - 1)),
	},
]

export const compare: Scene = {
	id: 'compare',
	title: 'Grand comparison',
	chapter: 'choose',
	summary:
		'The same requests, handed over in six ways: only who sleeps until somebody wakes him is near the best in everything.',
	source: 'open',
	defaultPace: 2,
	kinds: ['request'],
	gauges: ['detection delay', 'polls', 'canary', 'wake-ups', 'goodput'],
	hasCanary: true,
	isFinite: false,
	knobs: [
		strategy,
		{ ...rate, default: 10 },
		{ ...burst, max: 500, default: 150 },
		{ ...burstLength, default: 1 },
		{ ...pattern, default: 'Poisson' },
		capacity,
		workers,
		service,
	],
	roles,
	sources,
	trials: {
		title: 'Six ways to hand over',
		chart: 'waiting',
		lengthS: 10,
		pace: 2,
		variants: strategies.map((name) => {
			const { note, full, stop } = shown[name]
			return {
				name,
				note,
				full,
				stop,
				values: { [strategy.name]: name },
			}
		}),
		burstS,
		mostPerS: (values: Readonly<Record<string, KnobValue>>) =>
			(1000 * Number(values[workers.name] ?? workers.default)) /
			Number(values[service.name] ?? service.default),
	},

	build(memory, knobs, seed, fixed) {
		const requests = new Bursts(knobs, seed)
		const desk = new Service(knobs)
		const work: Setting['work'] = {
			next: (me) => {
				return requests.next(me)
			},
			make: (me) => {
				return requests.next(me)
			},
			handle: (me, item) => {
				desk.handle(me, item)
			},
		}
		const count = Number(fixed[workers.name])
		const setting = { memory, knobs, seed, workers: count, work }
		return worldOf[strategyIn(fixed)](setting)
	},
}
