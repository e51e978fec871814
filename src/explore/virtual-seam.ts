/** The seam of a virtual thread: wherever a real thread can be held up, this one yields, and goes on when it is told to. */
import type { Condition } from '../sync/condition.ts'
import { Control, Gate } from '../sync/gate.ts'
import { Interrupted } from '../sync/leaving.ts'
import type { RunClock } from '../sync/run-clock.ts'
import { looksInHand } from '../sync/seam.ts'
import { Own, Theirs, type ThreadCells } from '../sync/thread-cells.ts'
import { Choice } from '../sync/turns.ts'
import { Waking } from '../trace/event.ts'

/** A place where threads switch. What the thread is about to do stands in its cells. */
export type Stops<T = void> = Generator<undefined, T, undefined>

/** The same methods as `Seam` (sync/seam.ts), as generators: `Thread` is derived to call either. */
export class VirtualSeam {
	readonly clock: RunClock
	readonly #id: number
	readonly #cells: ThreadCells
	/** How the next step is decided, set by whoever lets the thread go. */
	choice: Choice = Choice.go
	wakes = 0
	/** Whether the wait that it is in has a time limit. */
	isTimed = false
	/** Whether an interrupt has ended its wait, and it asks for the lock to say so. */
	hasGivenUp = false
	#hasReentry = false

	constructor(id: number, cells: ThreadCells, clock: RunClock) {
		this.#id = id
		this.#cells = cells
		this.clock = clock
	}

	*gate(gate: Gate, object: number): Stops {
		// Let out of its wait it has been let into the lock as well: that was one step.
		if (gate === Gate.reacquire && this.#hasReentry) {
			this.#hasReentry = false
			return
		}
		this.#publish(gate, object)
		yield
		this.hasGivenUp = false
	}

	*chosen(): Stops<number> {
		yield* nothing
		return this.wakes
	}

	*owe(): Stops {
		yield* nothing
	}

	*released(): Stops {
		yield* nothing
	}

	*obeyInterrupt(): Stops {
		if (this.isInterrupted) {
			yield* this.forgetInterrupt()
			throw new Interrupted()
		}
	}

	*forgetInterrupt(): Stops {
		yield* nothing
		this.#cells.forgetInterrupt()
	}

	/** Lines hold nobody up. */
	atLine(): void {
		// A marker asks only because the thread was interrupted.
	}

	*burn(_us: number): Stops {
		yield* nothing
	}

	*maySpin(times: number): Stops<boolean> {
		yield* nothing
		return times < looksInHand
	}

	*firstOf(_timesUs: readonly number[]): Stops<number> {
		yield* nothing
		return 0
	}

	*standAtDoor(): Stops {
		yield* nothing
		throw new Error('a thread was let go in front of a lock that is taken')
	}

	*sleepUntil(_deadlineUs: number): Stops {
		this.#publish(Gate.awake, 0)
		yield
	}

	*park({ id, waiters }: Condition, deadlineUs: number): Stops<Waking> {
		this.isTimed = deadlineUs !== Infinity
		this.#publish(Gate.reacquire, id)
		yield
		this.isTimed = false
		if (!waiters.leave(this.#id)) {
			this.#hasReentry = true
			return Waking.notified
		}
		if (this.choice === Choice.go) {
			this.hasGivenUp = true
			return Waking.interrupted
		}
		return this.choice === Choice.spurious ? Waking.spurious : Waking.timedOut
	}

	protected get isInterrupted(): boolean {
		return (this.#cells.read(Theirs.control) & Control.interrupt) !== 0
	}

	#publish(gate: Gate, object: number): void {
		this.#cells.words[this.#cells.at + Own.gate] = gate
		this.#cells.words[this.#cells.at + Own.object] = object
	}
}

const nothing: readonly undefined[] = []
