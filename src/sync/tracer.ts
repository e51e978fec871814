/** Stamps and writes a thread's trace records. Reading a clock costs more than ten records, so stamps are shared. */
import type { Kind } from '../trace/event.ts'
import { RingWriter } from '../trace/ring.ts'
import type { RunClock } from './run-clock.ts'
import { Own, type ThreadCells } from './thread-cells.ts'

/**
 * Records that may share a stamp when the thread never blocks: they take less than one step of the browser's clock (5 µs).
 * Order never depends on stamps (trace/merge.ts).
 */
const recordsPerStamp = 64

export class Tracer {
	readonly #ring: RingWriter
	readonly #clock: RunClock
	readonly #lines: Int32Array
	#stampUs = 0
	#left = 0

	constructor(cells: ThreadCells, clock: RunClock) {
		this.#ring = new RingWriter(cells.words, cells.ringAt, cells.ringRecords)
		this.#clock = clock
		this.#lines = cells.lines
	}

	/** Traces what others may see at once. */
	write(kind: Kind, object = 0, ticket = 0, a = 0, b = 0, c = 0, d = 0): void {
		this.note(kind, object, ticket, a, b, c, d)
		this.publish()
	}

	/**
	 * Traces what happens inside a critical section: it is shown with the record that closes the section, which costs
	 * less, or when the thread stands still inside.
	 */
	note(kind: Kind, object = 0, ticket = 0, a = 0, b = 0, c = 0, d = 0): void {
		if (this.#left-- <= 0) {
			this.refresh()
		}
		const site = (this.#lines[Own.site] ?? 0) | (this.#lines[Own.inner] ?? 0)
		this.#ring.write(this.#stampUs, kind, object, site, ticket, a, b, c, d)
	}

	/** Shows all that was noted. */
	publish(): void {
		this.#ring.publish()
	}

	/** The next record takes a fresh stamp. */
	expire(): void {
		this.#left = 0
	}

	/** To be called whenever time has passed: after every block, and before a record whose time matters. */
	refresh(): void {
		this.#stampUs = this.#clock.nowUs()
		this.#left = recordsPerStamp - 1
	}
}
