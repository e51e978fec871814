/**
 * Memory that tasks really take: it grows when it has to, page by page,
 * as far as the platform lets it. What is given back is used again.
 */
import type { Item } from './item.ts'
import { scaleOf } from './heap-memory.ts'
import type { SharedMemory } from './shared-memory.ts'

// Cells:
//
//   DOOR   1 while somebody changes the others
//   FRESH  blocks that were ever in use: the next one has this number
//   FREE   1 + a block that was given back, 0 when there is none; its
//          first word is the same for the one given back before it
//   TAKEN  blocks in use now
const DOOR = 0
const FRESH = 1
const FREE = 2
const TAKEN = 3
const CELLS = 4

const pageBytes = 65_536
const wordBytes = 4

export class Heap {
	private readonly buffer: SharedArrayBuffer
	private readonly words: Int32Array
	private readonly at: number
	private readonly taskBytes: number
	/** Bytes that one byte stands for: 1, if the device has room. */
	readonly scale: number
	private readonly blockBytes: number

	/** All tasks take `taskBytes`; together at most `limitBytes`. */
	constructor(memory: SharedMemory, taskBytes: number, limitBytes: number) {
		this.buffer = memory.heap ?? new SharedArrayBuffer(0)
		this.words = memory.words
		this.at = memory.allot(CELLS)
		this.taskBytes = taskBytes
		this.scale = scaleOf(memory.heap, limitBytes)
		const words = Math.ceil(taskBytes / this.scale / wordBytes)
		this.blockBytes = words * wordBytes
	}

	/**
	 * Takes a block, fills it with the task's bytes, and returns the task,
	 * which knows its block.
	 *
	 * @throws RangeError by the platform when it gives no more memory.
	 */
	write(task: Item): Item {
		const written = { ...task, payload: this.allot() }
		this.block(written.payload).fill(inkOf(written))
		return written
	}

	/** Gives the task's block back. */
	free(task: Item): void {
		this.enter()
		this.block(task.payload)[0] = this.cell(FREE)
		this.set(FREE, 1 + task.payload)
		this.set(TAKEN, this.cell(TAKEN) - 1)
		this.leave()
	}

	/** Whether the task's bytes are as they were written. */
	isIntact(task: Item): boolean {
		const ink = inkOf(task)
		return this.block(task.payload).every((word) => word === ink)
	}

	/** Bytes that tasks hold now. */
	get usedBytes(): number {
		const taken = Atomics.load(this.words, this.at + TAKEN)
		return taken * this.taskBytes
	}

	/** Bytes that the memory has grown to. */
	get grownBytes(): number {
		return this.buffer.byteLength * this.scale
	}

	/** Number of a block that is nobody else's. */
	private allot(): number {
		this.enter()
		try {
			const block = this.cell(FREE) > 0 ? this.reuse() : this.extend()
			this.set(TAKEN, this.cell(TAKEN) + 1)
			return block
		} finally {
			this.leave()
		}
	}

	private reuse(): number {
		const block = this.cell(FREE) - 1
		this.set(FREE, this.block(block)[0] ?? 0)
		return block
	}

	private extend(): number {
		const block = this.cell(FRESH)
		const needed = (block + 1) * this.blockBytes
		if (needed > this.buffer.byteLength) {
			this.buffer.grow(Math.ceil(needed / pageBytes) * pageBytes)
		}
		this.set(FRESH, block + 1)
		return block
	}

	/** Waits at the door without sleeping: nobody stays inside. */
	protected enter(): void {
		const { words, at } = this
		while (Atomics.compareExchange(words, at + DOOR, 0, 1) !== 0) {
			continue
		}
	}

	protected leave(): void {
		Atomics.store(this.words, this.at + DOOR, 0)
	}

	private cell(cell: number): number {
		return this.words[this.at + cell] ?? 0
	}

	protected set(cell: number, value: number): void {
		this.words[this.at + cell] = value
	}

	private block(number: number): Int32Array {
		const { buffer, blockBytes } = this
		const words = blockBytes / wordBytes
		return new Int32Array(buffer, number * blockBytes, words)
	}
}

/** What a task is written with: the same for no two of them. */
function inkOf({ producer, madeUs }: Item): number {
	return Math.imul(madeUs ^ (producer << 24), 0x9e3779b1)
}
