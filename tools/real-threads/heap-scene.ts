/** Four threads that write tasks into one heap and give them back, as fast as they can, looking whether anybody else has. */
import type { Scene, World } from '../../src/programs/scene.ts'
import { Cell } from '../../src/sync/cell.ts'
import { Heap } from '../../src/sync/heap.ts'
import type { Item } from '../../src/sync/item.ts'
import type { SharedMemory } from '../../src/sync/shared-memory.ts'
import type { Thread } from '../../src/sync/thread.ts'
import { counting, roleOf, sceneOf } from './plain-scene.ts'
import { crowd, isCounting } from './small-scenes.ts'

const limitBytes = 16 * 1024 * 1024
const taskBytes = 256
const roundsEach = 10_000
/** Tasks that a thread keeps before it gives the oldest back. */
const keptEach = 30

export interface HeapWorld extends World {
	readonly heap: Heap
	/** Tasks whose bytes somebody else had written into. */
	readonly spoilt: Cell
}

export function isHeapWorld(world: World): world is HeapWorld {
	return 'spoilt' in world
}

function heapScene(id: string, create: (memory: SharedMemory) => Heap): Scene {
	return {
		...sceneOf(id),
		knobs: [counting('keepers', 4)],
		roles: [roleOf('keeper', 'K')],
		heapBytes: () => limitBytes,
		build(memory): HeapWorld {
			const heap = create(memory)
			const spoilt = new Cell(memory)
			return {
				heap,
				spoilt,
				programs: {
					keeper: (me) => {
						keep(me, heap, spoilt)
					},
				},
				turn: {},
			}
		},
	}
}

function keep(me: Thread, heap: Heap, spoilt: Cell): void {
	const kept: Item[] = []
	const giveBack = () => {
		const oldest = kept.shift()
		if (!oldest) return
		if (!heap.isIntact(oldest)) me.add(spoilt, 1)
		heap.free(oldest)
	}
	for (let madeUs = 1; madeUs <= roundsEach && me.loopTop(); madeUs++) {
		kept.push(heap.write({ id: 0, producer: me.id, kind: 0, madeUs, payload: 0 }))
		if (kept.length > keptEach) giveBack()
	}
	while (kept.length > 0) giveBack()
}

/** Takes its time over each change: time enough for somebody else to come in, if the door lets anybody. */
class SlowHeap extends Heap {
	readonly #cell: Cell

	constructor(memory: SharedMemory) {
		super(memory, taskBytes, limitBytes)
		this.#cell = new Cell(memory)
	}

	protected override set(cell: number, value: number): void {
		for (let i = 0; i < 100; i++) Atomics.load(this.#cell.words, this.#cell.at)
		super.set(cell, value)
	}
}

/** Lets everybody in at once. */
class LooseHeap extends SlowHeap {
	protected override enter(): void {
		// Nobody waits.
	}
}

export const heaped = heapScene('heaped', (memory) => new SlowHeap(memory))
export const looseHeap = heapScene('loose-heap', (memory) => new LooseHeap(memory))

/** The crowd, every way of not being done, in one process with a thread that fails when it is told to. */
export const mortal: Scene = {
	...crowd,
	id: 'mortal',
	heapBytes: () => limitBytes,
	roles: [...crowd.roles, roleOf('breaker', 'B')],
	build(...parts) {
		const world = crowd.build(...parts)
		const [, signal] = isCounting(world) ? world.cells : []
		return {
			...world,
			programs: {
				...world.programs,
				breaker: (me) => {
					while (signal && me.load(signal) === 0) me.sleep(1)
					throw new RangeError('no more room')
				},
			},
		}
	},
}
