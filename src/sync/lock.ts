/**
 * Level 0: a lock over two shared words and a line at the door. It allows barging: a thread that comes along
 * while the lock is free takes it, even if another has been woken for it and is still on its way. The other kind is
 * FIFO-fair: nobody overtakes.
 */
import { lineCells, type SharedMemory } from './shared-memory.ts'
import { WaitSet, waitSetHead } from './wait-set.ts'

// Cells:
//
//   HOLDER    id of the thread inside, 0 when free; with MARK: whoever frees the lock must look at the door
//   SECTION   number of the critical section going on, or of the last one; only the holder writes it
//
// The rest of their line is for what is only touched inside the lock: whoever comes in brings the line along anyway, and
// every further line would have to travel from core to core.
const HOLDER = 0
const SECTION = 1
const OWN = 2

const ID = 0x7f
const MARK = 0x80

/** Parking and waking are the thread handle's part (thread.ts); this is the state they act on. */
export class Lock {
	readonly id: number
	readonly name: string
	/** Whoever asks stands in line at the door, and enters when first in line. */
	readonly isFair: boolean
	/** Threads that found the lock taken, oldest first. */
	readonly door: WaitSet
	readonly #words: Int32Array
	readonly #at: number
	#taken = OWN

	constructor(memory: SharedMemory, name: string, isFair = false) {
		this.name = name
		this.isFair = isFair
		this.id = memory.register({ kind: 'lock', name })
		memory.locks.set(this.id, this)
		this.#words = memory.words
		this.#at = memory.allot(lineCells)
		this.door = new WaitSet(memory, this.near(waitSetHead))
	}

	/** Allots `count` cells on the lock's own line. */
	near(count: number): number {
		const at = this.#at + this.#taken
		this.#taken += count
		if (this.#taken > lineCells) {
			throw new RangeError(`no ${count} cells left beside the lock "${this.name}"`)
		}
		return at
	}

	/** Id of the thread inside, 0 when free. May be stale unless the caller is that thread. */
	get holder(): number {
		return Atomics.load(this.#words, this.#at + HOLDER) & ID
	}

	/** Number of the critical section going on. For the holder: a plain read, which is exact for it alone. */
	get section(): number {
		return this.#words[this.#at + SECTION] ?? 0
	}

	/** Whether `thread`, which must be the caller, is inside. A plain read: nobody else can make it true or false. */
	isHeldBy(thread: number): boolean {
		return ((this.#words[this.#at + HOLDER] ?? 0) & ID) === thread
	}

	/** Takes the lock if it is free, and opens a new critical section. A fair one only lets the first in line in. */
	tryAcquire(thread: number): boolean {
		return this.isFair ? this.#acquireInOrder(thread) : this.#acquire(thread)
	}

	/**
	 * The same for whoever stands at the door or comes from it. When it is taken, whoever frees it will look at the door: true
	 * of all who were in line before the call.
	 */
	tryAcquireFromDoor(thread: number): boolean {
		if (this.isFair) {
			return this.#acquireInOrder(thread)
		}
		do {
			// Others may stand there still.
			if (this.#acquire(thread | MARK)) {
				return true
			}
		} while (!this.mark())
		return false
	}

	/** Has whoever frees the lock look at the door; false when it is free. */
	mark(): boolean {
		const at = this.#at + HOLDER
		for (;;) {
			const now = Atomics.load(this.#words, at)
			if (now === 0) {
				return false
			}
			if (now & MARK || Atomics.compareExchange(this.#words, at, now, now | MARK) === now) {
				return true
			}
		}
	}

	/** For whoever has just released it: the thread to wake, 0 when nobody stands at the door. */
	next(): number {
		return this.isFair ? this.door.oldest() : this.door.pickOldest()
	}

	/**
	 * Frees the lock. When true, whoever calls must then look at the door: a thread there may have seen it taken. One access
	 * tells: with a second, the line would often have to come back from another core.
	 */
	release(): boolean {
		return Atomics.exchange(this.#words, this.#at + HOLDER, 0) > ID
	}

	#acquire(holder: number): boolean {
		if (Atomics.compareExchange(this.#words, this.#at + HOLDER, 0, holder) !== 0) {
			return false
		}
		// A plain read and write: nobody else touches it while the lock is held.
		this.#words[this.#at + SECTION] = ((this.#words[this.#at + SECTION] ?? 0) + 1) | 0
		return true
	}

	#acquireInOrder(thread: number): boolean {
		const first = this.door.oldest()
		if ((first !== 0 && first !== thread) || !this.#acquire(thread | MARK)) {
			return false
		}
		this.door.leave(thread)
		return true
	}
}
