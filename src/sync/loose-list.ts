/**
 * A few places for tasks that nothing guards. Whoever looks must not be
 * surprised if another takes what was seen: a lock around both helps.
 */
import { Kind } from '../trace/event.ts'
import { Cell } from './cell.ts'
import type { Item } from './item.ts'
import type { Lock } from './lock.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

// Own cells: the number given to the last task, and the place of the oldest; then the places, each: number, producer, kind,
// made at, payload. Which tasks lie where decides nothing: only their count does.
const LAST = 0
const HEAD = 1
const HEAD_CELLS = 2
const WORDS = 5

export class LooseList {
	readonly #queue: number
	readonly #words: Int32Array
	readonly #at: number
	readonly #placesAt: number
	readonly #places: number
	/** Tasks inside; below 0 once more were taken than put. */
	readonly #count: Cell

	/** `lock`: with which programs are to guard it. One thread adds, any number take. */
	constructor(memory: SharedMemory, places: number, lock: Lock) {
		this.#queue = memory.register({
			...{ kind: 'queue', name: 'list', lock: lock.id, capacity: places, order: 'FIFO' },
			...{ gap: 0, isBackward: false },
		})
		this.#words = memory.words
		this.#at = memory.allot(HEAD_CELLS)
		this.#placesAt = memory.allot(places * WORDS)
		this.#places = places
		this.#count = new Cell(memory)
	}

	/** A look. What it says may be over by the time that it is said. */
	isEmpty(me: Thread): boolean {
		return me.load(this.#count) <= 0
	}

	/** The oldest task, which stays where it is; null when there is none. */
	first(me: Thread): Item | null {
		if (this.isEmpty(me)) {
			return null
		}
		const at = this.#placeAt(this.#words[this.#at + HEAD] ?? 0)
		const [id = 0, producer = 0, kind = 0, madeUs = 0, payload = 0] = this.#words.subarray(
			at,
			at + WORDS,
		)
		return id === 0 ? null : { id, producer, kind, madeUs, payload }
	}

	/** Takes `task`, which must be the oldest still: nobody asks. */
	remove(me: Thread, task: Item): void {
		const left = me.add(this.#count, -1) - 1
		this.#words[this.#at + HEAD] = task.id % this.#places
		me.tracer?.refresh()
		me.record(Kind.take, this.#queue, task.id, left)
	}

	/** Adds `task` behind the others; refuses it when every place is taken. */
	add(me: Thread, task: Item): void {
		if (me.load(this.#count) >= this.#places) {
			me.record(Kind.reject, this.#queue, task.kind)
			return
		}
		const id = ((this.#words[this.#at + LAST] ?? 0) + 1) | 0
		const { producer, kind, madeUs, payload } = task
		this.#words[this.#at + LAST] = id
		this.#words.set([id, producer, kind, madeUs, payload], this.#placeAt((id - 1) % this.#places))
		// It can be taken from now on: its stamp must not be later.
		me.tracer?.refresh()
		const inside = me.add(this.#count, 1) + 1
		me.record(Kind.put, this.#queue, id, inside, madeUs, (kind << 8) | producer)
	}

	#placeAt(place: number): number {
		return this.#placesAt + place * WORDS
	}
}
