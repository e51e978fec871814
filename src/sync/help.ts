/** Threads that are sent for beside those that are always there: `more` says how many there are to be now. */
import { Kind } from '../trace/event.ts'
import { Cell } from './cell.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

export class Help {
	/** Whoever starts threads looks at it. */
	readonly more: Cell
	readonly #column: number

	/** `column`: of the stage, where they stand. */
	constructor(memory: SharedMemory, column: number) {
		this.more = new Cell(memory)
		this.#column = column
	}

	/** Says that there are to be `threads` in all when `ms` of run time have passed. */
	announce(me: Thread, threads: number, ms: number): void {
		const dueUs = (me.nowUs() + Math.round(ms * 1000)) | 0
		me.tracer?.refresh()
		me.tracer?.write(Kind.wanted, 0, 0, threads, this.#column, dueUs)
	}

	/** From now on there are to be so many more. */
	set(me: Thread, more: number): void {
		me.store(this.more, more)
	}
}
