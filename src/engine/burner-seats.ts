/** The memory that the canary shares with the page, beside that of the run: a control word and a count for each who burns. */
import { Cell } from '../sync/cell.ts'
import { RunClock } from '../sync/run-clock.ts'
import { measure, SharedMemory } from '../sync/shared-memory.ts'
import { ThreadCells } from '../sync/thread-cells.ts'

/** Where one burner is told what to do, and tells how much it has done. */
export interface Seat {
	readonly cells: ThreadCells
	/** Units of work done, modulo 2^32. */
	readonly done: Cell
}

export interface Seats {
	readonly buffer: SharedArrayBuffer
	/** Stands still: nothing here happens in run time. */
	readonly clock: RunClock
	readonly all: readonly Seat[]
}

/** `count` seats over `buffer`, or over a fresh one. */
export function layOutSeats(count: number, buffer?: SharedArrayBuffer): Seats {
	const cells = measure((memory) => void bind(memory, count))
	const shared = buffer ?? new SharedArrayBuffer(cells * Int32Array.BYTES_PER_ELEMENT)
	const memory = new SharedMemory(new Int32Array(shared))
	return { buffer: shared, ...bind(memory, count) }
}

function bind(memory: SharedMemory, count: number): Omit<Seats, 'buffer'> {
	const clock = new RunClock(memory, () => 0)
	const all = Array.from({ length: count }, () => {
		return { cells: new ThreadCells(memory, 0), done: new Cell(memory) }
	})
	return { clock, all }
}
