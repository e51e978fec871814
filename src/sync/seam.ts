/**
 * Where a thread can be stopped: at a gate, at a line, at a lock's door, in a wait, in a timed wait. In free run all of
 * it is a glance at the control word; in your hands a thread stands at each such place until its turn comes
 * (turn-taker.ts).
 */
import { Kind, Waking } from '../trace/event.ts'
import { Burner, chunkUs } from './burner.ts'
import type { Condition } from './condition.ts'
import { earliestOf } from './earliest.ts'
import type { Objects } from './enabled.ts'
import { Control, Gate } from './gate.ts'
import { Interrupted } from './leaving.ts'
import type { Lock } from './lock.ts'
import { Parking, shortestRestMs } from './parking.ts'
import type { RunClock } from './run-clock.ts'
import { Own, Stand, Theirs, type ThreadCells } from './thread-cells.ts'
import type { Tracer } from './tracer.ts'
import { TurnTaker } from './turn-taker.ts'
import { Grain, type Turns } from './turns.ts'
import { Unrest } from './unrest.ts'

/** Real time that a thread dwells at each line when the pace is line by line. */
const lineDwellMs = 450

/** Real time, µs: a wake-up across cores takes 25 to 40. */
const momentUs = 20
/** Looking at the clock costs as much as so many looks at a word. */
const looksPerGlance = 16
/** Of a thread that spins for a moment, where no time passes. */
export const looksInHand = 1

/** What a seam needs of the run. `all`: cells of every thread, by thread id. */
export interface Surroundings {
	readonly all: readonly ThreadCells[]
	readonly clock: RunClock
	readonly objects: Objects
	/** Null where nobody ever takes the threads into his hands. */
	readonly turns: Turns | null
	/** Whether what threads do is recorded. */
	readonly isTraced: boolean
	/** How often a wait ends although nobody has notified, per second of run time in it; null where none ever does. */
	readonly spuriousPerS: (() => number) | null
	/** Whatever happens by chance is drawn from it. */
	readonly seed: number
}

export class Seam {
	readonly clock: RunClock
	readonly #id: number
	readonly #cells: ThreadCells
	readonly #lines: Int32Array
	readonly #around: Surroundings
	readonly #tracer: Tracer | null
	readonly #parking: Parking
	readonly #burner: Burner
	readonly #unrest: Unrest | null
	readonly #taker: TurnTaker
	/** Notified threads that are woken when this thread next lets go of a lock: they could not enter before. */
	readonly #owed: number[] = []
	#spinUntilUs = 0

	constructor(id: number, cells: ThreadCells, tracer: Tracer | null, around: Surroundings) {
		this.clock = around.clock
		this.#id = id
		this.#cells = cells
		this.#lines = cells.lines
		this.#around = around
		this.#tracer = tracer
		this.#parking = new Parking(cells, around.clock, tracer)
		this.#burner = new Burner(around.clock.realUs)
		this.#unrest = around.spuriousPerS ? new Unrest(around.seed, id, around.spuriousPerS) : null
		this.#taker = new TurnTaker({ id, cells, tracer, parking: this.#parking }, around)
	}

	/** In front of operation `gate` on `object` (an object id, or 0). */
	gate(gate: Gate, object: number): void {
		const lines = this.#lines
		lines[Own.gate] = gate
		lines[Own.object] = object
		if (lines[Theirs.control] !== 0) {
			this.#taker.stopAtGate()
		}
	}

	/** At a line marker, when the control word is not 0. */
	atLine(): void {
		const bits = this.#parking.obeyPause()
		if (bits & Control.hold) {
			this.#taker.stopAtLine(bits)
		} else if (bits & Control.lineByLine) {
			this.#dwell()
		}
	}

	/** The thread has left its program. */
	leave(): void {
		this.#taker.passTheBaton()
	}

	/** Whom the present turn says to wake, 0: whoever has waited longest. */
	chosen(): number {
		return this.#taker.turn?.wakes ?? 0
	}

	/** Has a notified thread look again, as soon as the lock is released. */
	owe(thread: number): void {
		if (this.#isHeld()) {
			this.#around.all[thread]?.wake()
		} else {
			this.#owed.push(thread)
		}
	}

	/** After `lock` was released: wakes whoever may enter now. `isAwaited`: somebody may stand at its door. */
	released(lock: Lock, isAwaited: boolean): void {
		if (isAwaited && !lock.door.isEmpty) {
			const next = lock.next()
			if (next !== 0) {
				this.#around.all[next]?.wake()
			}
		}
		while (this.#owed.length > 0) {
			this.#around.all[this.#owed.pop() ?? 0]?.wake()
		}
	}

	/** Stands at the door of `lock` until it could be taken. */
	standAtDoor(lock: Lock): void {
		const { holder } = lock
		this.#tracer?.refresh()
		this.#tracer?.write(Kind.blocked, lock.id, 0, holder)
		if (!lock.door.has(this.#id)) {
			lock.door.join(this.#id)
		}
		this.#cells.write(Own.stand, Stand.gate)
		for (;;) {
			const seen = this.#parking.look()
			const bits = this.#parking.obeyPause()
			if (this.#enters(lock, bits)) {
				break
			}
			this.#parking.park(seen, bits, Infinity)
		}
		this.#cells.write(Own.stand, Stand.nowhere)
		lock.door.leave(this.#id)
		this.#tracer?.refresh()
	}

	/** @throws Interrupted when the thread was interrupted, which is forgotten by that. */
	obeyInterrupt(): void {
		if ((this.#lines[Theirs.control] ?? 0) & Control.interrupt) {
			this.forgetInterrupt()
			throw new Interrupted()
		}
	}

	/** Not when the thread is to leave: then it stays interrupted until it has left. */
	forgetInterrupt(): void {
		this.#cells.forgetInterrupt()
	}

	/** Stays in the wait set of `condition` until notified, or interrupted, or until run time `deadlineUs`, or for no reason. */
	park({ id, waiters }: Condition, deadlineUs: number): Waking {
		this.#lines[Own.gate] = Gate.reacquire
		this.#lines[Own.object] = id
		this.#taker.passTheBaton()
		const unrestUs = this.#unrest?.nextUs(this.clock.nowUs()) ?? Infinity
		const isSpurious = unrestUs < deadlineUs
		const untilUs = isSpurious ? unrestUs : deadlineUs
		for (;;) {
			const seen = this.#parking.look()
			const bits = this.#parking.obeyPause()
			if (!waiters.has(this.#id)) {
				return Waking.notified
			}
			let reason = bits === 0 ? Waking.notified : this.#taker.reasonToGo(bits, waiters)
			if (reason === Waking.notified && !this.#parking.park(seen, bits, untilUs)) {
				reason = isSpurious ? Waking.spurious : Waking.timedOut
			}
			// Whoever cannot leave by itself has been notified in the same instant, and must not swallow that.
			if (reason !== Waking.notified) {
				return waiters.leave(this.#id) ? reason : Waking.notified
			}
		}
	}

	/** Lets run time pass up to `deadlineUs`. Time during which the thread is held is made up for. */
	sleepUntil(deadlineUs: number): void {
		this.#lines[Own.gate] = Gate.awake
		let until = deadlineUs
		for (;;) {
			this.#cells.write(Own.deadline, until | 0)
			const seen = this.#parking.look()
			const left = this.clock.realMsUntil(until)
			if (this.#parking.obeyPause() & Control.hold) {
				if (this.#taker.turn === null || this.#taker.turn.grain === Grain.gate) {
					until = this.#standInSleep(until)
				}
				if (this.#taker.turn !== null) {
					break
				}
				continue
			}
			if (left < shortestRestMs) {
				break
			}
			this.#parking.rest(seen, left)
		}
		this.#tracer?.refresh()
	}

	/** Burns a core for `us` of run time. */
	burn(us: number): void {
		const lines = this.#lines
		for (let doneUs = 0; doneUs < us;) {
			lines[Own.progress] = 1 + Math.floor((doneUs / us) * 1000)
			if (lines[Theirs.control] !== 0 && this.#taker.turn === null) {
				this.#taker.stopAtGate()
			}
			this.#burner.chunk()
			// In your hands time stands still, and the work is done at once.
			doneUs += this.#taker.turn === null ? chunkUs * this.clock.pace : us
		}
		lines[Own.progress] = 0
		this.#tracer?.refresh()
	}

	/** See `Thread.maySpin`. */
	maySpin(times: number): boolean {
		if (times === 0) {
			this.#spinUntilUs = this.clock.realUs() + momentUs
		}
		if (this.#isHeld()) {
			return times < looksInHand
		}
		return times % looksPerGlance !== looksPerGlance - 1 || this.clock.realUs() < this.#spinUntilUs
	}

	/** See `Thread.firstOf`. */
	firstOf(timesUs: readonly number[]): number {
		return this.#isHeld() ? 0 : earliestOf(timesUs)
	}

	#isHeld(): boolean {
		return ((this.#lines[Theirs.control] ?? 0) & Control.hold) !== 0
	}

	/** At the door: takes the lock if it may. */
	#enters(lock: Lock, bits: number): boolean {
		const isHeld = (bits & Control.hold) !== 0
		const mayEnter = !isHeld || this.#taker.turn !== null || this.#taker.takesTurn()
		// A held thread must not sit on the wake-up that others at the door are waiting for.
		if (!mayEnter) {
			this.#letOthersIn(lock)
		} else if (lock.tryAcquireFromDoor(this.#id)) {
			return true
		}
		if (lock.door.has(this.#id)) {
			return false
		}
		// Woken, but overtaken: back to the end of the line, and look once more.
		lock.door.join(this.#id)
		return mayEnter && lock.tryAcquireFromDoor(this.#id)
	}

	#letOthersIn(lock: Lock): void {
		if (!lock.door.has(this.#id) && !lock.mark()) {
			this.#around.all[lock.next()]?.wake()
		}
	}

	/** Held in the middle of a timed wait: the time that it still has to sleep once it is let go. */
	#standInSleep(untilUs: number): number {
		const fromUs = this.clock.nowUs()
		this.#taker.stand(Stand.gate)
		return this.#taker.turn === null ? untilUs + this.clock.nowUs() - fromUs : untilUs
	}

	/** Line by line: stays at this line long enough to be read. */
	#dwell(): void {
		this.#tracer?.publish()
		const until = this.clock.nowUs() + lineDwellMs * 1000 * this.clock.pace
		for (;;) {
			const seen = this.#parking.look()
			const bits = this.#parking.obeyPause()
			if (!(bits & Control.lineByLine) || bits & Control.hold) {
				break
			}
			const left = this.clock.realMsUntil(until)
			if (left < shortestRestMs) {
				break
			}
			this.#parking.rest(seen, left)
		}
		this.#tracer?.refresh()
	}
}
