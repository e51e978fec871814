/** A gate at which a fixed number of threads gather, again and again; the last one opens it. */

// Cells: threads that have come, openings so far.
const COME = 0
const OPENED = 1

export class StartGate {
	readonly #words: Int32Array
	readonly #threads: number

	constructor(buffer: SharedArrayBuffer, threads: number) {
		this.#words = new Int32Array(buffer)
		this.#threads = threads
	}

	/** Parks until everybody is here. */
	pass(): void {
		const opened = Atomics.load(this.#words, OPENED)
		if (Atomics.add(this.#words, COME, 1) + 1 === this.#threads) {
			Atomics.store(this.#words, COME, 0)
			Atomics.add(this.#words, OPENED, 1)
			Atomics.notify(this.#words, OPENED)
		} else Atomics.wait(this.#words, OPENED, opened)
	}
}
