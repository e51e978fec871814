/**
 * The run queue: actors that wait for a turn, the one that has waited longest first. Guarded by the lock of the dispatcher:
 * every plain read and write below happens inside that lock.
 */
import { Kind } from '../trace/event.ts'
import type { Runnable } from './actor-plan.ts'
import type { DispatcherOptions } from './dispatcher-options.ts'
import type { Lock } from './lock.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

const HEAD = 0
const SIZE = 1
const HEAD_CELLS = 2

export class ActorLine {
	readonly #words: Int32Array
	readonly #at: number
	readonly #placesAt: number
	readonly #most: number
	/** By number, from 1. */
	readonly #actors: readonly Runnable[]

	constructor(memory: SharedMemory, lock: Lock, { most, actors }: DispatcherOptions) {
		this.#words = memory.words
		this.#at = lock.near(HEAD_CELLS)
		this.#placesAt = memory.allot(most)
		this.#most = most
		this.#actors = actors
		memory.decisive.push(() => this.#order)
	}

	get isEmpty(): boolean {
		return this.size === 0
	}

	get size(): number {
		return this.#words[this.#at + SIZE] ?? 0
	}

	/** @throws RangeError when an actor stands in it twice: there is a place for each. */
	addLast(me: Thread, actor: Runnable): void {
		const { size } = this
		if (size >= this.#most) {
			throw new RangeError(`an actor stands in line twice: there are only ${this.#most}`)
		}
		this.#words[this.#place(size)] = actor.number
		this.#words[this.#at + SIZE] = size + 1
		me.record(Kind.ready, actor.id, size + 1)
	}

	/** It must not be empty. The turn of the first in line begins, with `perTurn` messages at most. */
	removeFirst(me: Thread, perTurn: number): Runnable {
		const number = this.#words[this.#place(0)] ?? 0
		const actor = this.#actors[number - 1]
		if (!actor) {
			throw new RangeError(`there is no actor ${number}`)
		}
		const head = (this.#words[this.#at + HEAD] ?? 0) + 1
		this.#words[this.#at + HEAD] = head === this.#most ? 0 : head
		this.#words[this.#at + SIZE] = this.size - 1
		me.record(Kind.turn, actor.id, this.size, perTurn)
		return actor
	}

	/** Who stands where, in one number. */
	get #order(): number {
		let hash = 0
		for (let behind = 0; behind < this.size; behind++) {
			hash = Math.imul(hash ^ (this.#words[this.#place(behind)] ?? 0), 0x01000193) + 1
		}
		return hash | 0
	}

	#place(behind: number): number {
		const ahead = (this.#words[this.#at + HEAD] ?? 0) + behind
		return this.#placesAt + (ahead < this.#most ? ahead : ahead - this.#most)
	}
}
