/** Shared memory and thread handles without any worker: what one test can play through step by step. */
import type { TraceEvent } from '../../src/trace/event.ts'
import { RingReader } from '../../src/trace/ring.ts'
import { RunClock } from '../../src/sync/run-clock.ts'
import { measure, SharedMemory } from '../../src/sync/shared-memory.ts'
import { Thread } from '../../src/sync/thread.ts'
import { ThreadCells } from '../../src/sync/thread-cells.ts'

const ringRecords = 1024

export interface Alone<T> {
	readonly memory: SharedMemory
	readonly clock: RunClock
	readonly cells: readonly ThreadCells[]
	readonly built: T
	/** The handle of a thread, the same each time. */
	readonly thread: (id: number) => Thread
	/** Everything that `thread` has traced since the last call. */
	readonly traced: (id: number) => TraceEvent[]
}

/** Real time that stands still unless moved by hand. */
export class HandClock {
	us = 0
	readonly read = (): number => this.us
}

/** Memory over which `build` has run, with handles for threads 1 … `threads`. */
export function alone<T>(
	build: (memory: SharedMemory) => T,
	{ threads = 4, realUs = () => 0 }: { threads?: number; realUs?: () => number } = {},
): Alone<T> {
	const bind = (memory: SharedMemory) => {
		const clock = new RunClock(memory, realUs)
		const built = build(memory)
		const cells = Array.from({ length: threads + 1 }, () => new ThreadCells(memory, ringRecords))
		return { memory, clock, cells, built }
	}
	const size = measure((memory) => void bind(memory))
	const parts = bind(new SharedMemory(new Int32Array(new SharedArrayBuffer(size * 4))))
	const around = {
		all: parts.cells,
		clock: parts.clock,
		objects: parts.memory,
		turns: null,
		isTraced: true,
		spuriousPerS: null,
		seed: 1,
	}
	const handles = new Map<number, Thread>()
	const readers = new Map<number, RingReader>()
	return {
		...parts,
		thread(id) {
			const handle = handles.get(id) ?? new Thread(id, around)
			handles.set(id, handle)
			return handle
		},
		traced(id) {
			const cells = parts.cells[id]
			if (!cells) throw new RangeError(`there is no thread ${id}`)
			const reader =
				readers.get(id) ?? new RingReader(cells.words, cells.ringAt, cells.ringRecords, id)
			readers.set(id, reader)
			handles.get(id)?.tracer?.publish()
			const events: TraceEvent[] = []
			reader.drain(parts.clock.nowUs(), events)
			return events
		},
	}
}
