/** Moments that nobody recorded, for looking at: scenes with states and queues that the fixtures do not reach. */
import { DurationHistogram, type Histogram } from '../../src/model/histogram.ts'
import type { Cast, CastThread, Item, Moment, ThreadMoment } from '../../src/model/moment.ts'

type Make = (recorded: Moment) => Moment
type Side = CastThread['side']

const noBound = 2 ** 31 - 1
const kinds = ['e-mail', 'photo', 'report']

interface Company {
	readonly side: Side
	readonly role: string
	readonly letter: string
	/** Of each thread, what differs from one that works. */
	readonly threads: readonly Partial<ThreadMoment>[]
}

interface Stated extends Partial<Omit<Moment, 'cast' | 'threads'>> {
	readonly company: readonly Company[]
	readonly kinds?: readonly string[]
	readonly depth: number
	readonly capacity?: number
	readonly peak?: number
}

function each(
	side: Side,
	role: string,
	count: number,
	of: (index: number) => Partial<ThreadMoment>,
): Company {
	const threads = Array.from({ length: count }, (_, index) => of(index))
	return { side, role, letter: role.charAt(0).toUpperCase(), threads }
}

function itemsOf(depth: number, atUs: number): readonly Item[] {
	return Array.from({ length: Math.min(64, depth) }, (_, index) => {
		const madeUs = atUs - 2_900_000 + index * 2000
		return { id: 412 + index, producer: 'H1', kind: index % 3, madeUs, putUs: madeUs }
	})
}

function momentOf(recorded: Moment, stated: Stated): Moment {
	const { company, depth, capacity = noBound, peak = depth, ...rest } = stated
	const [some] = recorded.threads
	const [queue] = recorded.queues
	if (some === undefined || queue === undefined) return recorded
	const threads = company.flatMap(({ side, role, letter, threads: described }) =>
		described.map((differing, index): ThreadMoment => {
			const name = `${letter}${(index + 1).toString()}`
			const sinceUs = recorded.atUs - 31_000
			const idle = {
				work: null,
				handItem: null,
				holds: 0,
				at: 0,
				reason: null,
				hand: 'empty',
			} as const
			const column = side === 'producers' ? 0 : 1
			const own = { id: 0, name, role, side, column, sinceUs }
			return { ...some, ...idle, state: 'working', ...own, ...differing }
		}),
	)
	const numbered = threads.map((thread, index) => ({ ...thread, id: index + 2 }))
	const cast: Cast = {
		...recorded.cast,
		threads: numbered.map(({ id, name, role, side, column, program }) => ({
			id,
			name,
			role,
			side,
			column,
			program,
		})),
		objects: recorded.cast.objects.filter(({ kind }) => kind !== 'condition'),
		kinds: stated.kinds ?? ['task'],
	}
	return {
		...recorded,
		conditions: [],
		wakes: [],
		moves: [],
		locks: recorded.locks.map((lock) => ({ ...lock, holder: 0, door: [] })),
		...rest,
		cast,
		threads: numbered,
		queues: [{ ...queue, capacity, depth, peak, items: itemsOf(depth, recorded.atUs) }],
	}
}

/** So many durations, spread evenly from 0 to a longest one. */
export function evenly(count: number, longestUs: number): Histogram {
	const histogram = new DurationHistogram()
	for (let index = 0; index < count; index++) {
		// A step that meets every share of the length before it repeats.
		histogram.add((((index * 61) % count) / count) * longestUs)
	}
	return histogram
}

function working(atUs: number, item: number, share: number): Partial<ThreadMoment> {
	return {
		state: 'working',
		reason: `handling ${item.toString()}`,
		work: {
			item: null,
			activity: 'handling',
			startedUs: atUs - 80_000 * share,
			durationUs: 80_000,
			doneUs: 80_000 * share,
		},
	}
}

function asleep(atUs: number, reason: string, leftUs: number, wholeUs: number) {
	const [sinceUs, sleepUntilUs] = [atUs + leftUs - wholeUs, atUs + leftUs]
	return { state: 'sleeping', reason, sinceUs, sleepUntilUs } as const
}

const error = 'RangeError: WebAssembly.Memory.grow(): Unable to grow instance memory'
const mib = 2 ** 20

function counted(recorded: Moment, stated: Partial<Moment['counts']>): Moment['counts'] {
	return { ...recorded.counts, futileWakeups: 0, wakeups: 0, ...stated }
}

function pollers(count: number): Make {
	return (recorded) => {
		const { atUs } = recorded
		const restful = (index: number) =>
			asleep(atUs, 'poll', ((index * 37 + 43) % 100) * 1000, 100_000)
		const delays = evenly(203, 100_000 / count)
		return momentOf(recorded, {
			company: [
				each('producers', 'handler', 2, () => asleep(atUs, 'arrival', 430_000, 700_000)),
				each('consumers', 'poller', count, (index) =>
					index === 2 ? working(atUs, 411, 0.4) : restful(index),
				),
			],
			depth: 1,
			kinds,
			knobs: { poll: 100, workers: count, phase: count === 1 ? 'random' : 'staggered', rate: 5 },
			detection: delays,
			stretch: {
				...recorded.stretch,
				...{ fromUs: 0, polls: 410 * count, emptyPolls: 396 * count },
				...{ gapDelayUs: 50_210 / count, detection: delays, arrivals: 203 },
			},
		})
	}
}

export const madeUp: Readonly<Record<string, Make>> = {
	poller: pollers(1),
	pollers: pollers(8),
	choir: pollers(16),
	spinners: (recorded) =>
		momentOf(recorded, {
			company: [
				each('producers', 'handler', 1, () => asleep(recorded.atUs, 'arrival', 43_000, 900_000)),
				each('consumers', 'spinner', 8, (index) =>
					index === 1
						? working(recorded.atUs, 411, 0.6)
						: { state: 'spinning', spins: 3_140_000 * (index + 1) },
				),
			],
			depth: 0,
			peak: 1,
			canary: 0.23,
			cores: 1.9,
			counts: counted(recorded, { spins: 88_000_000 }),
			knobs: { spinners: 8, uncapped: true },
		}),
	orientation: (recorded) =>
		momentOf(recorded, {
			company: [
				each('producers', 'handler', 4, () => asleep(recorded.atUs, 'arrival', 12_000, 60_000)),
				each('consumers', 'worker', 8, (index) => {
					return index < 6 ? working(recorded.atUs, 405 + index, index / 6) : { state: 'waiting' }
				}),
			],
			depth: 4,
			kinds,
			answer: evenly(900, 2100),
			counts: counted(recorded, { outside: 3 }),
			stretch: {
				...recorded.stretch,
				...{ fromUs: 0, arrivals: 72, completions: 70, meanServiceUs: 80_400, busy: 5.1 },
			},
		}),
	storm: (recorded) =>
		momentOf(recorded, {
			company: [
				each('producers', 'handler', 4, (index) => working(recorded.atUs, 12_430 + index, 0.5)),
				each('consumers', 'worker', 8, (index) => working(recorded.atUs, 405 + index, index / 8)),
			],
			depth: 12_004,
			memory: { usedBytes: 12_012 * 10_240, grownBytes: 128 * mib, limitBytes: 256 * mib },
			counts: counted(recorded, { outside: 1204 }),
			knobs: { size: 10, heap: 256, workers: 8 },
			goodputPerS: 0,
			throughputPerS: 99.6,
		}),
	crash: (recorded) =>
		momentOf(recorded, {
			company: [
				each('producers', 'handler', 4, () => ({ state: 'failed', reason: error })),
				each('consumers', 'worker', 8, () => ({ state: 'failed', reason: error })),
			],
			depth: 26_206,
			memory: { usedBytes: 26_214 * 10_240, grownBytes: 256 * mib, limitBytes: 256 * mib },
			knobs: { size: 10, heap: 256, workers: 8 },
		}),
	leak: (recorded) =>
		momentOf(recorded, {
			company: [
				each('producers', 'handler', 2, () => asleep(recorded.atUs, 'arrival', 8000, 16_000)),
				each('consumers', 'worker', 16, (index) => working(recorded.atUs, 405 + index, index / 16)),
			],
			depth: 1204,
			counts: counted(recorded, { outside: 12 }),
			knobs: { rate: 120, deadline: 1000, workers: 8 },
			throughputPerS: 99.6,
			goodputPerS: 3.2,
			stretch: { ...recorded.stretch, fromUs: 0, arrivals: Math.round(recorded.atUs * 0.00012) },
		}),
}
