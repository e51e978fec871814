/** The shared words of one thread: a line that it writes, a line that others write, and its trace ring. */
import { ringCells } from '../trace/ring.ts'
import { Control } from './gate.ts'
import { lineCells, type SharedMemory } from './shared-memory.ts'

/** Words that the thread itself writes; gauges: the last value counts. */
export const Own = {
	/** Where in the code: the program's part and the part of the primitive it has called; see trace/event.ts. */
	site: 0,
	inner: 10,
	/** Where it stands still in your hands: a `Stand`. */
	stand: 11,
	/** The gate it stands at or has last passed, and the object id that gate is about. */
	gate: 1,
	object: 2,
	/** Number of the last pause that it has seen: from then on it changes nothing until the run goes on. */
	quiet: 3,
	/** Turns of spin loops. */
	spins: 4,
	/** Progress of CPU work in ‰ plus 1, 0 when there is none. */
	progress: 5,
	/** Number of its current or last wait on a condition. */
	waits: 6,
	/** A `Phase`. */
	phase: 7,
	/** End of its timed wait, µs of run time modulo 2^32. */
	deadline: 8,
	/** 1 while it is parked and nothing but another thread can free it. */
	parked: 9,
} as const

/** Words that the page and other threads write. */
export const Theirs = {
	/** Bits of `Control`. */
	control: lineCells,
	/** Counts every reason to look again; the thread parks on the value that it saw before it looked. */
	wake: lineCells + 1,
	/** Number of the present or last pause; its `quiet` answers it. */
	pause: lineCells + 2,
} as const

/** `gate`: in front of the operation that it has published; `line`: in front of a line, from where it can always go on. */
export const Stand = { nowhere: 0, gate: 1, line: 2 } as const
export type Stand = (typeof Stand)[keyof typeof Stand]

export const Phase = { absent: 0, running: 1, left: 2 } as const

const RING = 2 * lineCells

export class ThreadCells {
	readonly words: Int32Array
	readonly at: number
	/** Both lines on their own, for plain accesses: a constant place in a view costs less than one that is added up. */
	readonly lines: Int32Array
	readonly ringRecords: number

	constructor(memory: SharedMemory, ringRecords: number) {
		this.words = memory.words
		this.at = memory.allot(RING + ringCells(ringRecords))
		this.lines = memory.words.subarray(this.at, this.at + RING)
		this.ringRecords = ringRecords
	}

	get ringAt(): number {
		return this.at + RING
	}

	/** Where in the code it is; about a moment ago when it runs. */
	get site(): number {
		return this.read(Own.site) | this.read(Own.inner)
	}

	read(word: number): number {
		return Atomics.load(this.words, this.at + word)
	}

	write(word: number, value: number): void {
		Atomics.store(this.words, this.at + word, value)
	}

	/** Makes the thread look again, parked or not. */
	wake(): void {
		Atomics.add(this.words, this.at + Theirs.wake, 1)
		Atomics.notify(this.words, this.at + Theirs.wake)
	}

	/** For the page. Sets and clears bits of the control word, and has the thread take notice. */
	control(set: number, clear: number): void {
		Atomics.or(this.words, this.at + Theirs.control, set)
		Atomics.and(this.words, this.at + Theirs.control, ~clear)
		this.wake()
	}

	/** Clears that the thread was interrupted, unless it is to leave its program. */
	forgetInterrupt(): void {
		const at = this.at + Theirs.control
		for (;;) {
			const bits = Atomics.load(this.words, at)
			// Both in one step: the page may ask it to leave at this moment.
			const kept = bits & Control.retire ? bits : bits & ~Control.interrupt
			if (Atomics.compareExchange(this.words, at, bits, kept) === bits) {
				return
			}
		}
	}
}
