/** The seam of a virtual thread: wherever a real thread can be held up, this one yields, and goes on when it is told to. */
import type { Condition } from '../sync/condition.ts'
import { Gate } from '../sync/gate.ts'
import type { RunClock } from '../sync/run-clock.ts'
import { Own, type ThreadCells } from '../sync/thread-cells.ts'
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
		yield* nothing
	}

	*burn(): Stops {
		yield* nothing
	}

	*standAtDoor(): Stops {
		yield* nothing
		throw new Error('a thread was let go in front of a lock that is taken')
	}

	*sleepUntil(): Stops {
		this.#publish(Gate.awake, 0)
		yield
	}

	*park({ id, waiters }: Condition, deadlineUs: number): Stops<Waking> {
		this.isTimed = deadlineUs !== Infinity
		this.#publish(Gate.reacquire, id)
		yield
		this.isTimed = false
		if (this.choice === Choice.go) {
			this.#hasReentry = true
			return Waking.notified
		}
		waiters.leave(this.#id)
		return this.choice === Choice.spurious ? Waking.spurious : Waking.timedOut
	}

	#publish(gate: Gate, object: number): void {
		this.#cells.words[this.#cells.at + Own.gate] = gate
		this.#cells.words[this.#cells.at + Own.object] = object
	}
}

const nothing: readonly undefined[] = []
