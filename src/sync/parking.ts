/**
 * How a thread stands still: parked on its own wake word, for as long as some question is answered with no. Every
 * sleep, wait, pause and hold of a run passes through here; it is the only place that puts a thread to sleep.
 */
import { Kind } from '../trace/event.ts'
import { Control } from './gate.ts'
import { RunStopped } from './leaving.ts'
import type { RunClock } from './run-clock.ts'
import { Own, Theirs, type ThreadCells } from './thread-cells.ts'
import type { Tracer } from './tracer.ts'

/** Real time that a thread dwells at each line when the pace is line by line. */
const lineDwellMs = 450

/** A timed wait shorter than this in real time is not worth parking for; the platform adds about 0.1 ms. */
const shortestRestMs = 0.05

export class Parking {
	readonly #cells: ThreadCells
	readonly #clock: RunClock
	readonly #tracer: Tracer

	constructor(cells: ThreadCells, clock: RunClock, tracer: Tracer) {
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
			this.#tracer.publish()
			this.#store(Own.quiet, pause)
			this.rest(seen, Infinity)
		}
	}

	/** At a gate: obeys pause, and stands still while held, until released or granted this one operation; true if granted. */
	obeyAtGate(): boolean {
		let isHeld = false
		let isGranted = false
		for (;;) {
			const seen = this.look()
			const bits = this.obeyPause()
			if (!(bits & Control.hold)) {
				break
			}
			isGranted = this.takeGrant()
			if (isGranted) {
				break
			}
			if (!isHeld) {
				this.#tracer.write(Kind.held)
			}
			isHeld = true
			this.rest(seen, Infinity)
		}
		if (isHeld) {
			this.#tracer.refresh()
			this.#tracer.write(Kind.freed)
		}
		return isGranted
	}

	/** At a line marker: obeys pause, and dwells when the pace is line by line. */
	obeyAtLine(): void {
		const bits = this.obeyPause()
		if (!(bits & Control.lineByLine)) {
			return
		}
		this.#tracer.publish()
		const until = this.#clock.nowUs() + lineDwellMs * 1000 * this.#clock.pace
		for (;;) {
			const seen = this.look()
			if (!(this.obeyPause() & Control.lineByLine)) {
				break
			}
			const left = this.#clock.realMsUntil(until)
			if (left < shortestRestMs) {
				break
			}
			this.rest(seen, left)
		}
		this.#tracer.refresh()
	}

	/**
	 * Parks until `isOver()` or, when a deadline is given, until that run time. True when over, false when timed out.
	 * `isOver` is asked before every park and after every wake.
	 */
	until(isOver: (bits: number) => boolean, deadlineUs = Infinity): boolean {
		const isTimed = deadlineUs !== Infinity
		for (;;) {
			const seen = this.look()
			if (isOver(this.obeyPause())) {
				return true
			}
			const left = isTimed ? this.#clock.realMsUntil(deadlineUs) : Infinity
			if (left < shortestRestMs) {
				return false
			}
			// Only while it rests: a thread that has just got what it wanted would seem to stand in its own way.
			if (!isTimed) {
				this.#store(Own.parked, 1)
			}
			this.rest(seen, left)
			if (!isTimed) {
				this.#store(Own.parked, 0)
			}
		}
	}

	/** Lets run time pass up to `deadlineUs`. Time during which the thread is held is made up for. */
	sleepUntil(deadlineUs: number): void {
		let until = deadlineUs
		for (;;) {
			this.#store(Own.deadline, until | 0)
			const seen = this.look()
			const left = this.#clock.realMsUntil(until)
			if (this.obeyPause() & Control.hold) {
				const heldAt = this.#clock.nowUs()
				if (left < shortestRestMs) {
					break
				}
				this.#standHeld()
				until += this.#clock.nowUs() - heldAt
				continue
			}
			if (left < shortestRestMs) {
				break
			}
			this.rest(seen, left)
		}
		this.#tracer.refresh()
	}

	/** Held in the middle of a timed wait. */
	#standHeld(): void {
		this.#tracer.refresh()
		this.#tracer.write(Kind.held)
		this.until((bits) => !(bits & Control.hold))
		this.#tracer.refresh()
		this.#tracer.write(Kind.freed)
	}

	/** Uses up one granted operation, if there is any. */
	takeGrant(): boolean {
		const { words, at } = this.#cells
		const grants = Atomics.load(words, at + Theirs.grants)
		if (grants === 0) {
			return false
		}
		return Atomics.compareExchange(words, at + Theirs.grants, grants, grants - 1) === grants
	}

	#store(word: number, value: number): void {
		Atomics.store(this.#cells.words, this.#cells.at + word, value)
	}
}
