/** Scenes with several queues, many threads, refusals and endings, as moments that nobody recorded. */
import type { Moment, ThreadMoment } from '../../src/model/moment.ts'
import { type Staged, crowd, staged } from '../../src/view/layout/staged-moment.ts'

type Make = (recorded: Moment) => Moment

const noBound = 2 ** 31 - 1
const consumers = { side: 'consumers' } as const

function at(stated: (recorded: Moment) => Staged): Make {
	return (recorded) => staged(recorded, stated(recorded))
}

function busy(atUs: number, item: number, share = 0.5): Partial<ThreadMoment> {
	const [startedUs, durationUs, doneUs] = [atUs - 80_000 * share, 80_000, 80_000 * share]
	const work = { item: null, activity: 'handling', startedUs, durationUs, doneUs } as const
	return { state: 'working', reason: `handling ${item.toString()}`, work, hand: 'taken' }
}

const pipeline = at(({ atUs }) => ({
	threads: [
		{ name: 'P1', role: 'source', hand: 'made' },
		{ name: 'A1', role: 'stage 1', ...consumers, column: 1, hand: 'taken' },
		{ name: 'B1', role: 'stage 2', ...consumers, column: 2, ...busy(atUs, 41) },
	],
	queues: [
		{
			...{ name: 'queue 1', capacity: 10, depth: 10, gap: 0, firstItem: 53 },
			waiting: { full: ['P1'], empty: [] },
		},
		{
			...{ name: 'queue 2', capacity: 10, depth: 10, gap: 1, firstItem: 42 },
			waiting: { full: ['A1'], empty: [] },
		},
	],
}))

const pipelineTwo = at(({ atUs }) => ({
	threads: [
		...crowd('source', 'P', 2, () => ({ hand: 'made' })),
		...crowd('stage 1', 'A', 2, () => ({ ...consumers, column: 1, hand: 'taken' })),
		...crowd('stage 2', 'B', 2, (index) => ({
			...consumers,
			column: 2,
			...busy(atUs, 41 + index),
		})),
	],
	queues: [
		{
			...{ name: 'queue 1', capacity: 24, depth: 18, gap: 0, firstItem: 53 },
			...{ locks: { lock: 'A1' }, waiting: { full: ['P1', 'P2!'], empty: [] } },
		},
		{
			...{ name: 'queue 2', capacity: 100, depth: 62, gap: 1, firstItem: 42 },
			waiting: { full: [], empty: ['B1', 'B2'] },
		},
	],
}))

const cycle = at(() => ({
	threads: [
		{ name: 'C1', role: 'client', hand: 'made', isStuck: true },
		{ name: 'S1', role: 'server', ...consumers, hand: 'taken', isStuck: true },
	],
	queues: [
		{
			...{ name: 'requests', capacity: 2, depth: 2, firstItem: 4 },
			waiting: { full: ['C1'], empty: [] },
		},
		{
			...{ name: 'replies', capacity: 2, depth: 2, isBackward: true, firstItem: 1 },
			waiting: { full: ['S1'], empty: [] },
		},
	],
}))

function separate(count: number): Make {
	return at(({ atUs, stretch }) => ({
		threads: [
			{ name: 'H1', role: 'handler' },
			...crowd('worker', 'W', count, (index) => ({
				...consumers,
				...(index % 3 === 1 ? {} : busy(atUs, 20 + index, index / count)),
			})),
		],
		queues: Array.from({ length: count }, (_, index) => ({
			...{ name: `queue ${(index + 1).toString()}`, capacity: noBound },
			...{ depth: [3, 0, 1, 7, 2, 0, 12, 1][index % 8] ?? 0, peak: 14 },
			...{ locks: { [`lock ${index.toString()}`]: index === 2 ? 'H1' : null } },
			waiting: { empty: index % 3 === 1 ? [`W${(index + 1).toString()}`] : [] },
		})),
		rest: {
			stretch: {
				...stretch,
				...{ fromUs: 0, arrivals: 96, completions: 92, meanServiceUs: 79_800, busy: 6.3 },
				...{ inSystem: 8.2, accepted: 96, sojournSumUs: 8.2 * atUs },
			},
		},
	}))
}

const twoLocks = at(({ atUs }) => ({
	threads: [
		...crowd('producer', 'P', 3, () => ({ hand: 'made' })),
		...crowd('consumer', 'C', 3, (index) => ({ ...consumers, ...busy(atUs, 30 + index) })),
	],
	queues: [
		{
			...{ capacity: 8, depth: 5 },
			...{ locks: { 'put lock': 'P1', 'take lock': 'C2' }, waiting: { full: ['P3'], empty: [] } },
		},
	],
}))

const covering = at(() => ({
	threads: [
		{ name: 'F1', role: 'freer' },
		{ name: 'L1', role: 'large', ...consumers },
		{ name: 'S1', role: 'small', ...consumers },
	],
	queues: [
		{
			...{ name: 'free', capacity: 24, depth: 5 },
			waiting: { 'too little': ['L1', 'S1'], 'nothing allocated': ['F1'] },
			names: { 'too little': 'more free', 'nothing allocated': 'allocated' },
		},
	],
	kinds: ['block'],
}))

const pool = at(({ atUs }) => ({
	threads: [
		{ name: 'S1', role: 'submitter', refused: 2 },
		...crowd('pool thread', 'T', 8, (index) => ({
			...consumers,
			...(index < 4
				? busy(atUs, [1, 2, 6, 7][index] ?? 0)
				: { reason: 'not started', state: 'waiting' }),
		})),
	],
	queues: [{ capacity: 3, depth: 3, firstItem: 3, waiting: { 'not started': [], empty: [] } }],
	rest: { refusals: [{ atUs: atUs - 150_000, thread: 2, queue: 4, kind: 0, how: 'thrown' }] },
}))

const shutdown = at(() => ({
	threads: [
		...crowd('producer', 'P', 2, () => ({ state: 'finished', done: 40 })),
		{ name: 'M1', role: 'closer', column: 2, state: 'finished' },
		...crowd('consumer', 'C', 4, (index) => ({
			...consumers,
			...(index === 2 ? { isStuck: true } : { state: 'finished', done: 20 }),
		})),
	],
	queues: [{ capacity: 10, depth: 0, waiting: { full: [], empty: ['C3'] } }],
	kinds: ['item', 'pill'],
}))

function stampede(isShared: boolean): Make {
	const names = crowd('consumer', 'C', 15, () => ({ ...consumers }))
	return at(({ atUs }) => ({
		threads: [{ name: 'P1', role: 'producer', hand: 'made' }, ...names],
		queues: [
			{
				...{ capacity: 1, depth: 0 },
				waiting: isShared
					? { changed: [...names.slice(1).map(({ name }) => name), 'P1'] }
					: { full: [], empty: names.slice(1).map(({ name }) => name) },
			},
		],
		rest: {
			wakes: names.slice(1).map((_, index) => {
				const [condition, from, to] = [2, 2, index + 4]
				return { atUs: atUs - 90_000, from, to, condition, ranUs: atUs - 80_000, isAll: true }
			}),
		},
		knobs: { notify: 'all' },
	}))
}

const styles = at(({ atUs }) => ({
	threads: [
		{ name: 'P1', role: 'putter', hand: 'made' },
		{ name: 'O1', role: 'offerer', refused: 12 },
		{
			...{ name: 'T1', role: 'patient', state: 'sleeping', reason: null, refused: 3 },
			sleepUntilUs: atUs + 200_000,
		},
		{ name: 'A1', role: 'adder', refused: 1204 },
		{ name: 'C1', role: 'consumer', ...consumers, ...busy(atUs, 40) },
	],
	queues: [{ capacity: 4, depth: 4, waiting: { full: ['P1', 'T1'], empty: [] } }],
	rest: {
		refusedBy: { 'at once': 12, 'timed out': 3, thrown: 1204, limited: 0 },
		refusals: [
			{ atUs: atUs - 60_000, thread: 3, queue: 4, kind: 0, how: 'at once' },
			{ atUs: atUs - 250_000, thread: 5, queue: 4, kind: 0, how: 'thrown' },
		],
	},
}))

const rendezvous = at(({ atUs }) => {
	const item = { id: 41, producer: 'P1', kind: 0, madeUs: atUs - 200_000, putUs: atUs - 130_000 }
	const put = { atUs: atUs - 130_000, item, queue: 4, place: 0 }
	return {
		threads: [
			...crowd('producer', 'P', 2, () => ({ hand: 'made' })),
			...crowd('consumer', 'C', 2, () => ({ ...consumers, hand: 'taken' })),
		],
		queues: [
			{
				...{ capacity: 0, depth: 0, locks: { lock: 'C2' } },
				...{ waiting: { full: ['P1!'], empty: ['C1'] }, names: { full: 'taken', empty: 'given' } },
			},
		],
		rest: {
			moves: [
				{ ...put, thread: 2, into: true },
				{ ...put, thread: 5, into: false },
			],
		},
	}
})

export const several: Readonly<Record<string, Make>> = {
	pipeline,
	pipelineTwo,
	cycle,
	separate: separate(8),
	separateMany: separate(16),
	twoLocks,
	covering,
	pool,
	shutdown,
	stampede: stampede(true),
	stampedeTwo: stampede(false),
	styles,
	rendezvous,
}
