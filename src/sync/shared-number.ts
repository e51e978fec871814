/**
 * A number that every thread may read and write. Nothing holds a read and
 * the write that follows it together: between them others do the same.
 */
import { Kind } from '../trace/event.ts'
import { Cell } from './cell.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

export class SharedNumber {
	private readonly cell: Cell
	private readonly id: number

	constructor(memory: SharedMemory, name: string) {
		this.id = memory.register({ kind: 'number', name })
		this.cell = new Cell(memory)
	}

	read(me: Thread): number {
		return me.load(this.cell)
	}

	/** Writes `value`; `before` is what it was reckoned from. */
	write(me: Thread, value: number, before: number): void {
		me.store(this.cell, value)
		me.record(Kind.stored, this.id, value, before)
	}

	/** What is there now: already history when you read it. */
	get now(): number {
		return Atomics.load(this.cell.words, this.cell.at)
	}
}
