/** One shared Int32 that programs read and change through the gates `load`, `store`, `add`, `compareExchange`. */
import type { SharedMemory } from './shared-memory.ts'

export class Cell {
	readonly words: Int32Array
	readonly at: number

	/** `at`: where it lies, when it is a part of something else; `isDecisive`: whether a search must know what is in it. */
	constructor(memory: SharedMemory, at = memory.allot(1), isDecisive = true) {
		this.words = memory.words
		this.at = at
		if (isDecisive) {
			memory.decisive.push(() => Atomics.load(this.words, this.at))
		}
	}
}
