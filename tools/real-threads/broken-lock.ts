/** A broken twin of the lock: looks, and then takes, in two steps. */
import { Lock } from '../../src/sync/lock.ts'
import type { SharedMemory } from '../../src/sync/shared-memory.ts'
import { Hesitation } from './hesitation.ts'

export class LooseLock extends Lock {
	readonly #words: Int32Array
	readonly #holderAt: number
	readonly #taking = new Hesitation(8)

	constructor(memory: SharedMemory) {
		super(memory, 'loose')
		this.#words = memory.words
		this.#holderAt = memory.allot(1)
	}

	override get holder(): number {
		return Atomics.load(this.#words, this.#holderAt)
	}

	/** Whoever is inside believes to be alone there. */
	override isHeldBy(): boolean {
		return true
	}

	override tryAcquire(thread: number): boolean {
		if (this.holder !== 0) return false
		// Long enough for another thread to look as well.
		this.#taking.hesitate()
		Atomics.store(this.#words, this.#holderAt, thread)
		return true
	}

	override tryAcquireFromDoor(thread: number): boolean {
		return this.tryAcquire(thread)
	}

	override mark(): boolean {
		return this.holder !== 0
	}

	override release(): boolean {
		Atomics.store(this.#words, this.#holderAt, 0)
		return true
	}
}
