/** Counts questions that are settled: answered, or given up. With the last one the work is done. */
import type { AskOptions } from './ask-options.ts'
import { Cell } from './cell.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

export class Settled {
	private readonly count: Cell
	private readonly options: Pick<AskOptions, 'most' | 'dispatcher'>

	constructor(memory: SharedMemory, options: Pick<AskOptions, 'most' | 'dispatcher'>) {
		this.count = new Cell(memory)
		this.options = options
	}

	add(me: Thread): void {
		const before = me.add(this.count, 1)
		if (before + 1 === this.options.most()) {
			this.options.dispatcher.leave(me)
		}
	}
}
