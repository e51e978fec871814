/**
 * Who stands at a rendezvous, in order, and what is in whose hand there: plain words, guarded by the lock of the rendezvous.
 * A handover is one act of whoever comes second, and never is an item anywhere but in a hand. Two threads that stand with
 * items of different sorts are not told apart by a search.
 */
import type { Refusal } from '../trace/event.ts'
import { Kind } from '../trace/event.ts'
import type { Item } from './item.ts'
import type { Lock } from './lock.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'
import { maxThreads, WaitSet, waitSetHead } from './wait-set.ts'

// Cells on the line of the lock:
//
//   CLOSED    1 once closed
//   NUMBER    number given to an item last
//
// and a hand for each thread: id, producer, kind, made at, payload.
const CLOSED = 0
const NUMBER = 1
const CELLS = 2
const WORDS = 5

export class Meeting {
	/** Threads that stand there with an item in hand, and with an empty one. Never are there both. */
	readonly putters: WaitSet
	readonly takers: WaitSet
	/** Id of the queue that the rendezvous is, for the trace. */
	readonly #queue: number
	readonly #words: Int32Array
	readonly #at: number
	readonly #hands: number

	constructor(memory: SharedMemory, lock: Lock) {
		this.#queue = memory.register({
			...{ kind: 'queue', name: 'queue', lock: lock.id, capacity: 0, order: 'FIFO' },
			...{ gap: 0, isBackward: false },
		})
		this.#words = memory.words
		this.#at = lock.near(CELLS)
		this.#hands = memory.allot((maxThreads + 1) * WORDS)
		this.putters = new WaitSet(memory, lock.near(waitSetHead))
		this.takers = new WaitSet(memory, lock.near(waitSetHead))
		memory.lines.push(this.putters, this.takers)
		memory.decisive.push(() => Number(this.isClosed))
	}

	get isClosed(): boolean {
		return this.#words[this.#at + CLOSED] === 1
	}

	close(me: Thread): void {
		this.#words[this.#at + CLOSED] = 1
		me.record(Kind.close, this.#queue)
	}

	/** There is no room for any item, and never will be. */
	resize(me: Thread, capacity: number): void {
		if (capacity !== 0) {
			throw new RangeError(`a rendezvous has capacity 0, not ${capacity}`)
		}
		me.record(Kind.capacity, this.#queue, capacity)
	}

	refuse(me: Thread, item: Item, how: Refusal): void {
		me.record(Kind.reject, this.#queue, item.kind, how)
	}

	/** `thread` stands there until a taker fetches `item` out of its hand. */
	standWith(thread: number, item: Item): void {
		this.#hold(thread, item)
		this.putters.join(thread)
	}

	/** `thread` stands there until a putter gives it an item. */
	stand(thread: number): void {
		this.takers.join(thread)
	}

	/** What was given to `thread`. */
	given(thread: number): Item {
		const words = this.#words
		const hand = this.#hands + thread * WORDS
		return {
			id: words[hand] ?? 0,
			producer: words[hand + 1] ?? 0,
			kind: words[hand + 2] ?? 0,
			madeUs: words[hand + 3] ?? 0,
			payload: words[hand + 4] ?? 0,
		}
	}

	/** Gives `item` to the taker that stands there longest. There must be one. */
	give(me: Thread, item: Item): void {
		const taker = this.takers.pickOldest()
		const numbered = this.#numbered(item)
		this.#hold(taker, numbered)
		this.#recordPut(me, numbered, 0)
		me.record(Kind.take, this.#queue, numbered.id, 0, numbered.kind, taker)
	}

	/** Fetches the item of the putter that stands there longest. There must be one. */
	fetch(me: Thread): Item {
		const putter = this.putters.pickOldest()
		const item = this.#numbered(this.given(putter))
		this.#recordPut(me, item, putter)
		me.record(Kind.take, this.#queue, item.id, 0, item.kind)
		return item
	}

	/** `putter`: in whose name, 0 for the writer's own. */
	#recordPut(me: Thread, { id, madeUs, kind, producer }: Item, putter: number): void {
		me.record(Kind.put, this.#queue, id, 0, madeUs, (putter << 24) | (kind << 8) | producer)
	}

	#hold(thread: number, { id, producer, kind, madeUs, payload }: Item): void {
		this.#words.set([id, producer, kind, madeUs, payload], this.#hands + thread * WORDS)
	}

	/** A fresh item gets the next number. */
	#numbered(item: Item): Item {
		if (item.id !== 0) {
			return item
		}
		const id = ((this.#words[this.#at + NUMBER] ?? 0) + 1) | 0
		this.#words[this.#at + NUMBER] = id
		return { ...item, id }
	}
}
