/**
 * The memory of one run, and the only place where offsets are allotted. Page and workers build the same
 * objects in the same order over the same buffer, so an offset is never sent anywhere.
 */
import type { CastObject } from '../trace/cast.ts'
import type { Condition } from './condition.ts'
import type { Lock } from './lock.ts'
import type { WaitSet } from './wait-set.ts'

/** Cells (Int32) of one 128-byte line. Whoever writes often gets lines of its own. */
export const lineCells = 32

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never

/**
 * Allots cells and object ids in order of construction. Constructors of primitives only take cells; they
 * never write, since every thread constructs its own twin. All cells start at 0, and every primitive starts right from zeros.
 */
export class SharedMemory {
	readonly words: Int32Array
	/** Memory beside the run's own, which grows while it goes on (heap.ts); null where there is none, and while measuring. */
	readonly heap: SharedArrayBuffer | null
	/** Locks, conditions and queues in order of their ids (1, 2, …). */
	readonly objects: CastObject[] = []
	/** The same locks and conditions themselves, by object id. */
	readonly locks = new Map<number, Lock>()
	readonly conditions = new Map<number, Condition>()
	/** Words that programs decide by: two states that agree in them, and in who stands where, have the same future. */
	readonly decisive: (() => number)[] = []
	/** Lines of threads, beside those of locks and conditions, that programs decide by. */
	readonly lines: WaitSet[] = []
	/** Whether programs name threads by their ids, as an interrupt does: then no two of them are alike. */
	areThreadsNamed = false
	#next = 0

	constructor(words: Int32Array, heap: SharedArrayBuffer | null = null) {
		this.words = words
		this.heap = heap
	}

	/** Cells allotted so far. */
	get used(): number {
		return this.#next
	}

	/** Offset of `count` fresh cells, the first on a line of its own. */
	allot(count: number): number {
		const at = this.#next
		this.#next += Math.ceil(count / lineCells) * lineCells
		return at
	}

	/** Names a new object of the run; its id is what trace records carry. */
	register(object: WithoutId<CastObject>): number {
		const id = this.objects.length + 1
		this.objects.push({ id, ...object })
		return id
	}
}

/** Cells that `build` needs: runs it over no memory at all and counts. */
export function measure(build: (memory: SharedMemory) => void): number {
	const memory = new SharedMemory(new Int32Array(0))
	build(memory)
	return memory.used
}
