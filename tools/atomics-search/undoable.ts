/** Numbers that can be taken back to an earlier instant: what a depth-first search goes down and up on. */
export class Undoable {
	readonly cells: Int32Array
	readonly #changes: number[] = []

	constructor(size: number) {
		this.cells = new Int32Array(size)
	}

	get(at: number): number {
		return this.cells[at] ?? 0
	}

	set(at: number, value: number): void {
		const old = this.cells[at] ?? 0
		if (old !== value) {
			this.#changes.push(at, old)
			this.cells[at] = value
		}
	}

	/** This instant, for `backTo`. */
	get now(): number {
		return this.#changes.length
	}

	backTo(instant: number): void {
		const changes = this.#changes
		for (let i = changes.length - 2; i >= instant; i -= 2) {
			this.cells[changes[i] ?? 0] = changes[i + 1] ?? 0
		}
		changes.length = instant
	}
}
