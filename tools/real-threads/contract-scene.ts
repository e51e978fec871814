/** What every blocking queue promises, as a table of laws, each tried out by up to four threads on each sort of queue. */
import type { Role, Scene } from '../../src/programs/scene.ts'
import { BlockingQueue } from '../../src/sync/blocking-queue.ts'
import { FairQueue } from '../../src/sync/fair-queue.ts'
import type { Handover } from '../../src/sync/handover.ts'
import { PriorityQueue } from '../../src/sync/priority-queue.ts'
import { Rendezvous } from '../../src/sync/rendezvous.ts'
import type { SharedMemory } from '../../src/sync/shared-memory.ts'
import { SpinningQueue } from '../../src/sync/spinning-queue.ts'
import { TwoLockQueue } from '../../src/sync/two-lock-queue.ts'
import { type Bench, Latch, type Row } from './contract-bench.ts'
import { meetingRows } from './contract-meetings.ts'
import { aloneRows } from './contract-rows.ts'
import { counting, roleOf, sceneOf } from './plain-scene.ts'

/** A sort of queue that keeps the contract. `capacity`: the one it is tried out with. */
export interface Sort {
	readonly name: string
	readonly capacity: number
	/** Threads look again before they wait: with four of them there are too many states to see them all. */
	readonly isRestless?: boolean
	readonly build: (memory: SharedMemory) => Handover
}

const places = 4

const makes: Readonly<Record<string, Sort['build']>> = {
	'FIFO-fair lock': (memory) => new FairQueue(memory, places),
	'two locks': (memory) => new TwoLockQueue(memory, places),
	priority: (memory) => new PriorityQueue(memory, places),
	'spin then park': (memory) => new SpinningQueue(memory, places),
}

/** Whoever writes another queue adds it here. */
export const sorts: readonly Sort[] = [
	...[1, 2, 4].map((capacity) => ({
		name: `blocking queue of ${capacity}`,
		capacity,
		build: (memory: SharedMemory) => new BlockingQueue(memory, places),
	})),
	...[1, 2].flatMap((capacity) =>
		Object.entries(makes).map(([name, build]) => {
			const isRestless = name === 'spin then park'
			return { name: `${name}, ${capacity} places`, capacity, isRestless, build }
		}),
	),
	{ name: 'rendezvous', capacity: 0, build: (memory) => new Rendezvous(memory) },
]

export const rows: readonly Row[] = [...aloneRows, ...meetingRows]

/** The laws that a queue of this sort must keep. */
export function rowsOf({ capacity }: Sort): readonly Row[] {
	const own = capacity === 0 ? 'rendezvous' : 'places'
	return rows.filter(({ of }) => of === undefined || of === own)
}

function roleOfOne(name: string): Role {
	return { ...roleOf(name, name.toUpperCase()), count: 1 }
}

/** `build`: makes the queues instead, in order of `sorts`. */
export function contractOf(build: ((memory: SharedMemory) => Handover) | null = null): Scene {
	return {
		...sceneOf('contract'),
		knobs: ['row', 'sort', 'timeless'].map((name) => ({
			...counting(name, 99),
			...{ min: 0, default: 0, restarts: true },
		})),
		roles: [roleOfOne('a'), roleOfOne('b'), roleOfOne('c'), roleOfOne('d')],
		build(memory, _knobs, _seed, fixed) {
			const row = rows[Number(fixed['row'])]
			const sort = sorts[Number(fixed['sort'])]
			if (!row || !sort) throw new RangeError('there is no such row, or no such sort')
			memory.areThreadsNamed = true
			const { capacity } = sort
			const queue = (build ?? sort.build)(memory)
			const bench: Bench = {
				...{ queue, capacity, isTimeless: fixed['timeless'] === 1 },
				first: new Latch(memory, 'first'),
				second: new Latch(memory, 'second'),
			}
			return {
				programs: {
					a: (me) => {
						// Before the first lock: at the door of a fair one the order of coming decides.
						if (me.loopTop()) row.a(me, bench)
					},
					b: (me) => {
						if (me.loopTop() && row.b) row.b(me, bench)
					},
					c: (me) => {
						if (me.loopTop() && row.c) row.c(me, bench)
					},
					d: (me) => {
						if (me.loopTop() && row.d) row.d(me, bench)
					},
				},
				turn: {
					sort: (you) => {
						queue.resizeWhilePaused(you, capacity)
						return true
					},
				},
			}
		},
	}
}

export const contract: Scene = contractOf()
