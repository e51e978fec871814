/**
 * Words that more than one thread touches and somebody changes: only there can the order of threads matter. Learned
 * while searching: when one more turns up, what was searched so far did not stop at it, and the search begins anew.
 */
export class SharedWords {
	readonly #touched: Int32Array
	readonly #isChanged: Uint8Array

	constructor(words: number) {
		this.#touched = new Int32Array(words)
		this.#isChanged = new Uint8Array(words)
	}

	has(word: number): boolean {
		const threads = this.#touched[word] ?? 0
		return (threads & (threads - 1)) !== 0 && this.#isChanged[word] === 1
	}

	/** True when this makes it shared. */
	touch(thread: number, word: number, isChanged: boolean): boolean {
		const was = this.has(word)
		this.#touched[word] = (this.#touched[word] ?? 0) | (1 << thread)
		if (isChanged) this.#isChanged[word] = 1
		return !was && this.has(word)
	}
}
