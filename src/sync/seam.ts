/**
 * Where a thread can be stopped: at a gate, at a line, at a lock's door, in a wait, in a timed wait. In free run all of
 * it is a glance at the control word; in your hands a thread stands at each such place until its turn comes.
 */
import { Kind, Waking } from '../trace/event.ts'
import { Burner, chunkUs } from './burner.ts'
import type { Condition } from './condition.ts'
import { type Objects, obstacleOf, standingOf } from './enabled.ts'
import { Control, Gate } from './gate.ts'
import { Interrupted } from './leaving.ts'
import type { Lock } from './lock.ts'
import { Parking, shortestRestMs } from './parking.ts'
import type { RunClock } from './run-clock.ts'
import { Own, Stand, Theirs, type ThreadCells } from './thread-cells.ts'
import type { Tracer } from './tracer.ts'
import { Choice, Grain, type Turn, type Turns } from './turns.ts'

/** Real time that a thread dwells at each line when the pace is line by line. */
const lineDwellMs = 450

/** Run time that a turn takes: while threads are in your hands, time goes by turns. */
export const turnUs = 100_000

/** What a seam needs of the run. `all`: cells of every thread, by thread id. */
export interface Surroundings {
	readonly all: readonly ThreadCells[]
	readonly clock: RunClock
	readonly objects: Objects
	/** Null where nobody ever takes the threads into his hands. */
	readonly turns: Turns | null
}

export class Seam {
	readonly clock: RunClock
	readonly #id: number
	readonly #cells: ThreadCells
	readonly #words: Int32Array
	readonly #gateAt: number
	readonly #objectAt: number
	readonly #controlAt: number
	readonly #around: Surroundings
	readonly #tracer: Tracer
	readonly #parking: Parking
	readonly #burner: Burner
	/** Notified threads that are woken when this thread next lets go of a lock: they could not enter before. */
	readonly #owed: number[] = []
	/** The turn being played. */
	#turn: Turn | null = null
	/** Line of the program at which the turn began. */
	#from = 0

	constructor(id: number, cells: ThreadCells, tracer: Tracer, around: Surroundings) {
		this.clock = around.clock
		this.#id = id
		this.#cells = cells
		this.#words = cells.words
		this.#gateAt = cells.at + Own.gate
		this.#objectAt = cells.at + Own.object
		this.#controlAt = cells.at + Theirs.control
		this.#around = around
		this.#tracer = tracer
		this.#parking = new Parking(cells, around.clock, tracer)
		this.#burner = new Burner(around.clock.realUs)
	}

	/** In front of operation `gate` on `object` (an object id, or 0). */
	gate(gate: Gate, object: number): void {
		this.#words[this.#gateAt] = gate
		this.#words[this.#objectAt] = object
		if (this.#words[this.#controlAt] !== 0) {
			this.#stopAtGate()
		}
	}

	/** At a line marker, when the control word is not 0. */
	atLine(): void {
		const bits = this.#parking.obeyPause()
		if (bits & Control.hold) {
			this.#stopAtLine(bits)
		} else if (bits & Control.lineByLine) {
			this.#dwell()
		}
	}

	/** The thread has left its program. */
	leave(): void {
		this.#passTheBaton()
	}

	/** Whom the present turn says to wake, 0: whoever has waited longest. */
	chosen(): number {
		return this.#turn?.wakes ?? 0
	}

	/** Has a notified thread look again, as soon as the lock is released. */
	owe(thread: number): void {
		if (this.#isHeld()) {
			this.#around.all[thread]?.wake()
		} else {
			this.#owed.push(thread)
		}
	}

	/** After `lock` was released: wakes whoever may enter now. */
	released(lock: Lock): void {
		if (!lock.door.isEmpty) {
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
		this.#tracer.refresh()
		this.#tracer.write(Kind.blocked, lock.id, 0, holder)
		if (!lock.door.has(this.#id)) {
			lock.door.join(this.#id)
		}
		this.#cells.write(Own.stand, Stand.gate)
		this.#parking.until((bits) => this.#enters(lock, bits))
		this.#cells.write(Own.stand, Stand.nowhere)
		lock.door.leave(this.#id)
		this.#tracer.refresh()
	}

	/** @throws Interrupted when the thread was asked to leave. */
	obeyInterrupt(): void {
		if ((this.#words[this.#controlAt] ?? 0) & Control.interrupt) {
			throw new Interrupted()
		}
	}

	/** Stays in the wait set of `condition` until notified, or interrupted, or until run time `deadlineUs`. */
	park({ id, waiters }: Condition, deadlineUs: number): Waking {
		this.#words[this.#gateAt] = Gate.reacquire
		this.#words[this.#objectAt] = id
		this.#passTheBaton()
		let cause = Waking.timedOut as Waking
		this.#parking.until((bits) => {
			if (!waiters.has(this.#id)) {
				cause = Waking.notified
				return true
			}
			cause = this.#reasonToGo(bits)
			return cause !== Waking.notified
		}, deadlineUs)
		// Whoever cannot leave by itself has been notified in the same instant, and must not swallow that.
		if (cause !== Waking.notified && !waiters.leave(this.#id)) {
			cause = Waking.notified
		}
		return cause
	}

	/** Lets run time pass up to `deadlineUs`. Time during which the thread is held is made up for. */
	sleepUntil(deadlineUs: number): void {
		this.#words[this.#gateAt] = Gate.awake
		let until = deadlineUs
		for (;;) {
			this.#cells.write(Own.deadline, until | 0)
			const seen = this.#parking.look()
			const left = this.clock.realMsUntil(until)
			if (this.#parking.obeyPause() & Control.hold) {
				if (this.#turn === null || this.#turn.grain === Grain.gate) {
					until = this.#standInSleep(until)
				}
				if (this.#turn !== null) {
					break
				}
				continue
			}
			if (left < shortestRestMs) {
				break
			}
			this.#parking.rest(seen, left)
		}
		this.#tracer.refresh()
	}

	/** Burns a core for `us` of run time. */
	burn(us: number): void {
		const at = this.#cells.at + Own.progress
		for (let doneUs = 0; doneUs < us;) {
			this.#words[at] = 1 + Math.floor((doneUs / us) * 1000)
			if (this.#words[this.#controlAt] !== 0 && this.#turn === null) {
				this.#stopAtGate()
			}
			this.#burner.chunk()
			// In your hands time stands still, and the work is done at once.
			doneUs += this.#turn === null ? chunkUs * this.clock.pace : us
		}
		this.#words[at] = 0
		this.#tracer.refresh()
	}

	#isHeld(): boolean {
		return ((this.#words[this.#controlAt] ?? 0) & Control.hold) !== 0
	}

	/** Whether the turn being played ends at this gate, at which the thread could go on if `obstacle` is null. */
	#endsAtGate(): boolean {
		return this.#turn?.grain === Grain.gate || this.#obstacle() !== null
	}

	#stopAtGate(): void {
		if (this.#turn !== null && !this.#endsAtGate()) {
			return
		}
		this.#stand(Stand.gate)
	}

	#stopAtLine(bits: number): void {
		if (this.#turn === null) {
			if (bits & Control.holdLines) {
				this.#stand(Stand.line)
			}
			return
		}
		const { grain } = this.#turn
		const isThere =
			grain === Grain.line || (grain === Grain.over && this.#cells.read(Own.inner) === 0)
		if (isThere && this.#cells.site !== this.#from) {
			this.#stand(Stand.line)
		}
	}

	/** Ends the turn, then stands still until the next one comes or the thread is let go. */
	#stand(where: Stand): void {
		if (!(this.#parking.obeyPause() & Control.hold)) {
			this.#turn = null
			return
		}
		this.#traceStanding(where)
		this.#cells.write(Own.stand, where)
		this.#passTheBaton()
		for (;;) {
			const seen = this.#parking.look()
			if (!(this.#parking.obeyPause() & Control.hold) || this.#takesTurn()) {
				break
			}
			this.#parking.rest(seen, Infinity)
		}
		this.#cells.write(Own.stand, Stand.nowhere)
		this.#tracer.refresh()
		this.#tracer.write(Kind.freed)
	}

	/** Takes the turn if it is this thread's, and time moves on; refuses it when there is no way to go. */
	#takesTurn(): boolean {
		const { turns } = this.#around
		const turn = turns?.of(this.#id)
		if (!turn || turns?.refused !== null) {
			return false
		}
		if (turn.choice === Choice.spurious || turn.choice === Choice.expire || this.#obstacle()) {
			turns.refuse()
			return false
		}
		this.#begin(turn)
		return true
	}

	#begin(turn: Turn): void {
		this.#turn = turn
		this.#from = this.#cells.site
		const isAsleep = this.#gate() === Gate.awake
		const left = isAsleep ? (this.#cells.read(Own.deadline) - this.clock.nowUs()) | 0 : 0
		this.clock.skip(Math.max(0, left))
	}

	#passTheBaton(): void {
		if (this.#turn === null) {
			return
		}
		this.#turn = null
		this.#tracer.publish()
		// Afterwards, so that what the turn has changed is seen in place when it is over.
		this.clock.skip(turnUs)
		const { turns, all, objects } = this.#around
		const next = turns?.finish(standingOf(all, objects)) ?? 0
		if (next !== 0) {
			all[next]?.wake()
		}
	}

	/** Why a thread in a wait set goes although nobody has notified it; `notified` when it does not. */
	#reasonToGo(bits: number): Waking {
		if (bits & Control.interrupt) {
			return Waking.interrupted
		}
		const { turns } = this.#around
		const turn = bits & Control.hold ? turns?.of(this.#id) : null
		if (!turn || turns?.refused !== null) {
			return Waking.notified
		}
		if (turn.choice !== Choice.spurious && turn.choice !== Choice.expire) {
			turns.refuse()
			return Waking.notified
		}
		this.#begin(turn)
		return turn.choice === Choice.spurious ? Waking.spurious : Waking.timedOut
	}

	/** At the door: takes the lock if it may. */
	#enters(lock: Lock, bits: number): boolean {
		const isHeld = (bits & Control.hold) !== 0
		const mayEnter = !isHeld || this.#turn !== null || this.#takesTurn()
		// A held thread must not sit on the wake-up that others at the door are waiting for.
		if (!mayEnter) {
			this.#letOthersIn(lock)
		} else if (lock.tryAcquire(this.#id)) {
			return true
		}
		if (lock.door.has(this.#id)) {
			return false
		}
		// Woken, but overtaken: back to the end of the line, and look once more.
		lock.door.join(this.#id)
		return mayEnter && lock.tryAcquire(this.#id)
	}

	#letOthersIn(lock: Lock): void {
		if (!lock.door.has(this.#id) && lock.holder === 0) {
			this.#around.all[lock.next()]?.wake()
		}
	}

	/** Held in the middle of a timed wait: the time that it still has to sleep once it is let go. */
	#standInSleep(untilUs: number): number {
		const fromUs = this.clock.nowUs()
		this.#stand(Stand.gate)
		return this.#turn === null ? untilUs + this.clock.nowUs() - fromUs : untilUs
	}

	#traceStanding(where: Stand): void {
		const gate = where === Stand.gate ? this.#gate() : Gate.none
		const object = this.#cells.read(Own.object)
		if (gate === Gate.reacquire) {
			const lock = this.#around.objects.conditions.get(object)?.lock?.id ?? 0
			this.#tracer.write(Kind.held, lock, 0, gate, object)
		} else {
			this.#tracer.write(Kind.held, gate === Gate.lock ? object : 0, 0, gate)
		}
	}

	#gate(): number {
		return this.#words[this.#gateAt] ?? 0
	}

	#obstacle(): ReturnType<typeof obstacleOf> {
		return obstacleOf(this.#id, this.#cells, this.#around.objects, Infinity)
	}

	/** Line by line: stays at this line long enough to be read. */
	#dwell(): void {
		this.#tracer.publish()
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
		this.#tracer.refresh()
	}
}
