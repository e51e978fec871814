/** One shared Int32 that programs read and change through the gates `load`, `store`, `add`, `compareExchange`. */
import type { SharedMemory } from './shared-memory.ts'

export class Cell {
	readonly words: Int32Array
	readonly at: number

	constructor(memory: SharedMemory) {
		this.words = memory.words
		this.at = memory.allot(1)
		memory.decisive.push(() => Atomics.load(this.words, this.at))
	}
}
