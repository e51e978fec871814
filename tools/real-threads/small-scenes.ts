/** Scenes of few lines, each for one thing that the engine promises. */
import type { Scene, World } from '../../src/programs/scene.ts'
import { produce } from '../../src/programs/blocking-queue/produce.ts'
import type { Work } from '../../src/programs/work.ts'
import type { BlockingQueue } from '../../src/sync/blocking-queue.ts'
import { Cell } from '../../src/sync/cell.ts'
import { Condition } from '../../src/sync/condition.ts'
import { Lock } from '../../src/sync/lock.ts'
import type { SharedMemory } from '../../src/sync/shared-memory.ts'
import type { Thread } from '../../src/sync/thread.ts'
import { counting, roleOf, sceneOf } from './plain-scene.ts'

type Programs = World['programs']

/** What a small scene counts, for the page to read. */
export interface CountingWorld extends World {
	readonly cells: readonly Cell[]
}

export function isCounting(world: World): world is CountingWorld {
	return 'cells' in world
}

function small(
	id: string,
	roles: readonly { name: string; letter: string; most?: number }[],
	programs: (memory: SharedMemory, cells: readonly Cell[]) => Programs,
): Scene {
	return {
		...sceneOf(id),
		knobs: roles.flatMap(({ name, most }) => (most ? [counting(`${name}s`, most)] : [])),
		roles: roles.map(({ name, letter }) => roleOf(name, letter)),
		build(memory): CountingWorld {
			const cells = Array.from({ length: 4 }, () => new Cell(memory))
			return { cells, programs: programs(memory, cells), turn: {} }
		},
	}
}

/** Each entry that finds somebody inside counts in cell 1, each entry in cell 2; cell 3 is only ever read and written. */
export function criticalScene(id: string, create: (memory: SharedMemory) => Lock): Scene {
	return small(id, [{ name: 'visitor', letter: 'V', most: 4 }], (memory, cells) => {
		const lock = create(memory)
		return {
			visitor: (me) => {
				for (let visit = 0; visit < visitsEach && me.loopTop(); visit++) visitOnce(me, lock, cells)
			},
		}
	})
}

export const visitsEach = 3000

function visitOnce(me: Thread, lock: Lock, cells: readonly Cell[]): void {
	const [inside, overlaps, entries, plain] = cells
	if (!inside || !overlaps || !entries || !plain) throw new RangeError('four cells')
	me.lock(lock)
	if (Atomics.add(inside.words, inside.at, 1) !== 0) Atomics.add(overlaps.words, overlaps.at, 1)
	Atomics.add(entries.words, entries.at, 1)
	const seen = plain.words[plain.at] ?? 0
	// Time enough for somebody else to come in, if the lock lets anybody.
	for (let i = 0; i < 200; i++) Atomics.load(plain.words, plain.at)
	plain.words[plain.at] = seen + 1
	Atomics.sub(inside.words, inside.at, 1)
	me.unlock(lock)
}

/** Two threads, each inside one lock, each at the door of the other's. */
export const embrace = small(
	'embrace',
	[
		{ name: 'left', letter: 'L' },
		{ name: 'right', letter: 'R' },
	],
	(memory, [ready]) => {
		const [a, b] = [new Lock(memory, 'a'), new Lock(memory, 'b')]
		const both = (first: Lock, second: Lock) => (me: Thread) => {
			if (!ready) return
			me.lock(first)
			me.add(ready, 1)
			while (me.load(ready) < 2) me.spinHint()
			me.lock(second)
		}
		return { left: both(a, b), right: both(b, a) }
	},
)

/** A real, marked program over a queue that breaks at the third put; and a bystander that waits for ever. */
export const crashing: Scene = {
	...small(
		'crashing',
		[
			{ name: 'producer', letter: 'P' },
			{ name: 'bystander', letter: 'B' },
		],
		(memory) => {
			const lock = new Lock(memory, 'lock')
			const never = new Condition(memory, lock, 'never', 'never')
			let puts = 0
			const queue = {
				put: () => {
					if (++puts === 3) throw new Error('the belt is torn')
				},
			} as unknown as BlockingQueue
			const work = { make: (me: Thread) => ({ id: me.id }) } as unknown as Work
			return {
				producer: (me) => {
					produce(me, queue, work)
				},
				bystander: (me) => {
					me.lock(lock)
					me.wait(never)
				},
			}
		},
	),
	roles: [
		{ ...roleOf('producer', 'P'), program: 'blocking-queue/produce.ts' },
		roleOf('bystander', 'B'),
	],
}

/** One thread that does one operation of each sort after another, for ever; cell 0 counts on by its store and add. */
export const steps = small('steps', [{ name: 'walker', letter: 'W' }], (memory, [cell]) => {
	const lock = new Lock(memory, 'lock')
	const condition = new Condition(memory, lock, 'condition', 'never')
	return {
		walker: (me) => {
			while (cell && me.loopTop()) {
				me.store(cell, me.load(cell) + 1)
				me.add(cell, 10)
				me.compareExchange(cell, -1, 0)
				me.lock(lock)
				me.notify(condition)
				me.unlock(lock)
				me.spinHint()
			}
		},
	}
})

/** Two threads that go in and out of one lock. */
export const doors = small(
	'doors',
	[
		{ name: 'first', letter: 'F' },
		{ name: 'second', letter: 'S' },
	],
	(memory) => {
		const lock = new Lock(memory, 'lock')
		const inAndOut = (me: Thread) => {
			for (;;) {
				me.lock(lock)
				me.unlock(lock)
			}
		}
		return { first: inAndOut, second: inAndOut }
	},
)

/** Naps of 5 ms, and one long sleep of a minute. */
export const sleepers = small(
	'sleepers',
	[
		{ name: 'napper', letter: 'N' },
		{ name: 'sleeper', letter: 'S' },
	],
	() => ({
		napper: (me) => {
			for (;;) me.sleep(5)
		},
		sleeper: (me) => {
			me.sleep(60_000)
		},
	}),
)

/** Clocks of different threads differ by microseconds, a hundred times as much in run time at full pace. */
const differenceUs = 20_000

/** Threads that do nothing but read the clock: cell 0 counts times that fell by more than that, cell 1 readings. */
export const clocks = small(
	'clocks',
	[{ name: 'reader', letter: 'R', most: 2 }],
	(_memory, cells) => ({
		reader: (me) => {
			const [fallen, readings] = cells
			if (!fallen || !readings) return
			for (let last = 0; me.loopTop();) {
				const now = me.nowUs()
				if (now < last - differenceUs) me.add(fallen, 1)
				me.add(readings, 1)
				last = now
			}
		},
	}),
)

/** Twenty-four threads in every way of not being done: waiting, sleeping, blocked, spinning. */
export const crowd = small(
	'crowd',
	[
		{ name: 'waiter', letter: 'W', most: 6 },
		{ name: 'sleeper', letter: 'S', most: 6 },
		{ name: 'guest', letter: 'G', most: 6 },
		{ name: 'spinner', letter: 'P', most: 6 },
	],
	(memory, [cell]) => {
		const hall = new Lock(memory, 'hall')
		const never = new Condition(memory, hall, 'never', 'never')
		const room = new Lock(memory, 'room')
		return {
			waiter: (me) => {
				me.lock(hall)
				me.wait(never)
			},
			sleeper: (me) => {
				me.sleep(3_600_000)
			},
			guest: (me) => {
				me.lock(room)
				me.sleep(3_600_000)
			},
			spinner: (me) => {
				while (cell && me.load(cell) === 0) me.spinHint()
			},
		}
	},
)

export const roundsCounted = 10_000

/** A thread alone that writes two records a round, and nothing else but its start and finish. */
export const scribbling = small('scribbling', [{ name: 'writer', letter: 'W' }], (memory) => {
	const lock = new Lock(memory, 'lock')
	return {
		writer: (me) => {
			for (let round = 0; round < roundsCounted; round++) {
				me.lock(lock)
				me.unlock(lock)
			}
		},
	}
})
