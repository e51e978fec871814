/**
 * Items on their way from one thread's hands straight into another's, through no queue: whoever gives knows that
 * somebody is there to take. Guarded by the lock of whoever owns it.
 */
import { tellServed } from './arrival.ts'
import type { Item } from './item.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

const HEAD = 0
const SIZE = 1
const HEAD_CELLS = 2
const WORDS = 5

export class Direct {
	readonly #words: Int32Array
	readonly #at: number
	readonly #most: number

	/** `most`: items on their way at once. */
	constructor(memory: SharedMemory, most: number) {
		this.#words = memory.words
		this.#at = memory.allot(HEAD_CELLS + most * WORDS)
		this.#most = most
		memory.decisive.push(() => this.#size)
	}

	get isEmpty(): boolean {
		return this.#size === 0
	}

	give({ id, producer, kind, madeUs, payload }: Item): void {
		if (this.#size === this.#most) {
			throw new RangeError('nobody is there to take it')
		}
		this.#words.set([id, producer, kind, madeUs, payload], this.#place(this.#size))
		this.#words[this.#at + SIZE] = this.#size + 1
	}

	/** `me` begins with the one given first. It must not be empty. */
	begin(me: Thread): Item {
		const words = this.#words
		const place = this.#place(0)
		const item: Item = {
			id: words[place] ?? 0,
			producer: words[place + 1] ?? 0,
			kind: words[place + 2] ?? 0,
			madeUs: words[place + 3] ?? 0,
			payload: words[place + 4] ?? 0,
		}
		words[this.#at + HEAD] = ((words[this.#at + HEAD] ?? 0) + 1) % this.#most
		words[this.#at + SIZE] = this.#size - 1
		tellServed(me, item)
		return item
	}

	get #size(): number {
		return this.#words[this.#at + SIZE] ?? 0
	}

	#place(behind: number): number {
		const place = ((this.#words[this.#at + HEAD] ?? 0) + behind) % this.#most
		return this.#at + HEAD_CELLS + place * WORDS
	}
}
