/** Who plays in a run without real threads: begins those that programs send for, and asks those to leave that they send away. */
import { isWanted } from '../engine/casting.ts'
import { Control } from '../sync/gate.ts'
import { Own, Phase, Theirs } from '../sync/thread-cells.ts'
import type { SetUp } from './virtual-run.ts'

export class Company {
	readonly #options: Pick<SetUp, 'layout' | 'values' | 'parts'>
	readonly #begin: (index: number) => void
	/** Indices of those that have begun, and have not been unwanted since: come to their end, they are not begun again. */
	readonly #begun = new Set<number>()
	#isFirst = true

	/** `begin`: has the part with that index begin its program, from the top. */
	constructor(options: Pick<SetUp, 'layout' | 'values' | 'parts'>, begin: (index: number) => void) {
		this.#options = options
		this.#begin = begin
	}

	/** Looks what is wanted now. Nobody is ever sent for where the scene says so. */
	obey(): void {
		const { layout, parts } = this.#options
		if (!this.#isFirst && layout.world.more === undefined) return
		this.#isFirst = false
		for (let index = 0; index < parts.length; index++) this.#look(index)
	}

	#look(index: number): void {
		const { layout, values, parts } = this.#options
		const part = parts[index]
		const cells = part && layout.threads[part.id]
		if (!cells) return
		const isRunning = cells.read(Own.phase) === Phase.running
		const leave = part.of.leaves === 'at once' ? Control.retire | Control.interrupt : Control.retire
		if (!isWanted(part, values, layout.world, Infinity)) {
			this.#begun.delete(index)
			if (isRunning) cells.control(leave, 0)
			return
		}
		if (cells.read(Theirs.control) & Control.retire) cells.control(0, leave)
		if (isRunning || this.#begun.has(index)) return
		this.#begun.add(index)
		this.#begin(index)
	}
}
