/** The shared memory of a run with queues alone, laid out alike by the page and by every thread of the benchmark. */
import { BlockingQueue } from '../../src/sync/blocking-queue.ts'
import type { Handover } from '../../src/sync/handover.ts'
import { Cell } from '../../src/sync/cell.ts'
import { RunClock } from '../../src/sync/run-clock.ts'
import { measure, SharedMemory } from '../../src/sync/shared-memory.ts'
import type { Surroundings } from '../../src/sync/seam.ts'
import { ThreadCells } from '../../src/sync/thread-cells.ts'
import { Thread } from '../../src/sync/thread.ts'

const ringRecords = 8192
// Read once: the getter is slow.
const originMs = performance.timeOrigin
// Where the ring (src/trace/ring.ts) counts records written, dropped and read.
const TAIL = 0
const LOST = 1
const HEAD = 32

export type QueueClass = new (memory: SharedMemory, places: number) => Handover

export interface OurWorld {
	readonly clock: RunClock
	readonly threads: readonly ThreadCells[]
	readonly queues: readonly [Handover, Handover]
	readonly cell: Cell
	readonly memory: SharedMemory
}

/** A buffer for `threads` threads, thread ids 2 … `threads` + 1, and two queues of `capacity`. */
export function prepareWorld(
	threads: number,
	capacity: number,
	Queue: QueueClass = BlockingQueue,
): SharedArrayBuffer {
	const cells = measure((memory) => void bind(memory, threads, Queue))
	const buffer = new SharedArrayBuffer(cells * 4)
	const world = worldIn(buffer, threads, Queue)
	// Time runs: a clock that stands still would make stamps cheaper than they are.
	world.clock.setPace(1)
	const you = new Thread(1, aroundOf(world, false))
	for (const queue of world.queues) queue.tryResize(you, capacity)
	return buffer
}

/** `Queue`: the class of the queues, when it is another make or another build of it. */
export function worldIn(
	buffer: SharedArrayBuffer,
	threads: number,
	Queue: QueueClass = BlockingQueue,
): OurWorld {
	return bind(new SharedMemory(new Int32Array(buffer)), threads, Queue)
}

/** `Handle`: the class of the handle, when it is another build of it. */
export function threadOf(
	world: OurWorld,
	part: number,
	isTraced: boolean,
	Handle: typeof Thread = Thread,
): Thread {
	return new Handle(part + 2, aroundOf(world, isTraced))
}

/**
 * Counts the records of `cells` as read, as a page that keeps up does: then none is ever dropped, and what
 * is measured is the cost of writing. Reading happens on the page.
 *
 * @throws Error when one was dropped.
 */
export function acknowledge(cells: ThreadCells): void {
	const { words, ringAt } = cells
	if (words[ringAt + LOST] !== 0) throw new Error('records were dropped')
	Atomics.store(words, ringAt + HEAD, Atomics.load(words, ringAt + TAIL))
}

function bind(memory: SharedMemory, count: number, Queue: QueueClass): OurWorld {
	const clock = new RunClock(memory, () => (originMs + performance.now()) * 1000)
	const queues = [new Queue(memory, 1024), new Queue(memory, 1024)] as const
	const cell = new Cell(memory)
	const threads: ThreadCells[] = []
	for (let id = 0; id <= count + 1; id++)
		threads.push(new ThreadCells(memory, id === 0 ? 0 : ringRecords))
	return { clock, queues, cell, threads, memory }
}

function aroundOf({ threads, clock, memory }: OurWorld, isTraced: boolean): Surroundings {
	return {
		...{ all: threads, clock, objects: memory, turns: null, isTraced },
		...{ spuriousPerS: null, seed: 1 },
	}
}
