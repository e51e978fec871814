/**
 * How a thread stands still: parked on its own wake word, for as long as some question is answered with no. Every
 * sleep, wait, pause and hold of a run passes through here; it is the only place that puts a thread to sleep.
 */
import { Control } from './gate.ts'
import { RunStopped } from './leaving.ts'
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

	/** Stands still while the run is paused; throws RunStopped when it is over. Returns the control bits. */
	obeyPause(): number {
		for (;;) {
			const seen = this.look()
			// Before the bits: the pause that is answered is then one whose bit was seen, never the next one's number.
			const pause = this.#cells.read(Theirs.pause)
			const bits = this.#cells.read(Theirs.control)
			if (bits & Control.stop) {
				throw new RunStopped()
			}
			if (!(bits & Control.pause)) {
				return bits
			}
			this.#tracer?.publish()
			this.#cells.write(Own.quiet, pause)
			this.rest(seen, Infinity)
		}
	}

	/**
	 * Parks until `isOver()` or, when a deadline is given, until that run time. True when over, false when timed out.
	 * `isOver` is asked before every park and after every wake. In your hands no time runs out by itself.
	 */
	until(isOver: (bits: number) => boolean, deadlineUs = Infinity): boolean {
		for (;;) {
			const seen = this.look()
			const bits = this.obeyPause()
			if (isOver(bits)) {
				return true
			}
			const isTimed = deadlineUs !== Infinity && !(bits & Control.hold)
			const left = isTimed ? this.#clock.realMsUntil(deadlineUs) : Infinity
			if (left < shortestRestMs) {
				return false
			}
			// Only while it rests: a thread that has just got what it wanted would seem to stand in its own way.
			if (!isTimed) {
				this.#cells.write(Own.parked, 1)
			}
			this.rest(seen, left)
			if (!isTimed) {
				this.#cells.write(Own.parked, 0)
			}
		}
	}
}
