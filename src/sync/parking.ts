/**
 * How a thread stands still: parked on its own wake word, for as long as some question is answered with no. Every
 * sleep, wait, pause and hold of a run passes through here; it is the only place that puts a thread to sleep.
 */
import { Control } from './gate.ts'
import { ProcessDied, RunStopped } from './leaving.ts'
import type { RunClock } from './run-clock.ts'
import { Own, Theirs, type ThreadCells } from './thread-cells.ts'
import type { Tracer } from './tracer.ts'

/** A timed wait shorter than this in real time is not worth parking for; the platform adds about 0.1 ms. */
export const shortestRestMs = 0.05

export class Parking {
	readonly #cells: ThreadCells
	readonly #clock: RunClock
	readonly #tracer: Tracer | null

	constructor(cells: ThreadCells, clock: RunClock, tracer: Tracer | null) {
		this.#cells = cells
		this.#clock = clock
		this.#tracer = tracer
	}

	/** The wake word. Read it *before* looking at what you wait for, then `rest` on it: no wake is lost in between. */
	look(): number {
		return this.#cells.read(Theirs.wake)
	}

	/** Parks until the wake word is no longer `seen`, at most `ms` of real time. May return early; look again. */
	rest(seen: number, ms: number): void {
		if (ms < shortestRestMs) {
			return
		}
		Atomics.wait(this.#cells.words, this.#cells.at + Theirs.wake, seen, ms)
	}

	/** Stands still while the run is paused; throws RunStopped when it is over, ProcessDied when the process is. Returns the control bits. */
	obeyPause(): number {
		for (;;) {
			const seen = this.look()
			// Before the bits: the pause that is answered is then one whose bit was seen, never the next one's number.
			const pause = this.#cells.read(Theirs.pause)
			const bits = this.#cells.read(Theirs.control)
			if (bits & Control.stop) {
				throw new RunStopped()
			}
			if (bits & Control.die) {
				throw new ProcessDied()
			}
			if (!(bits & Control.pause)) {
				return bits
			}
			this.#tracer?.publish()
			this.#cells.write(Own.quiet, pause)
			this.rest(seen, Infinity)
			// What it does next happens after the pause, however little it had done since its last stamp.
			this.#tracer?.expire()
		}
	}

	/**
	 * Rests on `seen` until somebody has it look again. `bits`: the control bits since. When it could rest no longer because
	 * run time `deadlineUs` has come, false; in your hands no time runs out by itself.
	 */
	park(seen: number, bits: number, deadlineUs: number): boolean {
		if (deadlineUs === Infinity || bits & Control.hold) {
			const { lines } = this.#cells
			// Only while it rests: a thread that has just got what it wanted would seem to stand in its own way.
			lines[Own.parked] = 1
			this.rest(seen, Infinity)
			lines[Own.parked] = 0
			return true
		}
		const left = this.#clock.realMsUntil(deadlineUs)
		this.rest(seen, left)
		// Too short a rest is none: then it looks again and again, since no time is ever up early.
		return left > 0
	}
}
