/**
 * A thread in your hands: it stands at each gate, and at lines, until the list of turns (turns.ts) names it; it then
 * goes one step, notes how everybody stands, and hands the baton on by itself.
 */
import { Kind, Waking } from '../trace/event.ts'
import { obstacleOf, standingOf } from './enabled.ts'
import { Control, Gate } from './gate.ts'
import type { Parking } from './parking.ts'
import type { Surroundings } from './seam.ts'
import { Own, Stand, type ThreadCells } from './thread-cells.ts'
import type { Tracer } from './tracer.ts'
import { Choice, Grain, type Turn } from './turns.ts'
import type { WaitSet } from './wait-set.ts'

/** Run time that a turn takes: while threads are in your hands, time goes by turns. */
export const turnUs = 100_000

/** The thread itself. */
interface Self {
	readonly id: number
	readonly cells: ThreadCells
	readonly tracer: Tracer | null
	readonly parking: Parking
}

export class TurnTaker {
	readonly #id: number
	readonly #cells: ThreadCells
	readonly #tracer: Tracer | null
	readonly #parking: Parking
	readonly #around: Surroundings
	#turn: Turn | null = null
	/** Line of the program at which the turn began. */
	#from = 0

	constructor({ id, cells, tracer, parking }: Self, around: Surroundings) {
		this.#id = id
		this.#cells = cells
		this.#tracer = tracer
		this.#parking = parking
		this.#around = around
	}

	/** The turn being played. */
	get turn(): Turn | null {
		return this.#turn
	}

	/** At a gate, when the control word is not 0: stands there, unless its turn goes on. */
	stopAtGate(): void {
		if (this.#turn !== null && !this.#endsAtGate()) {
			return
		}
		this.stand(Stand.gate)
	}

	/** At a line marker, when the thread is held: the same. */
	stopAtLine(bits: number): void {
		if (this.#turn === null) {
			if (bits & Control.holdLines) {
				this.stand(Stand.line)
			}
			return
		}
		const { grain } = this.#turn
		const isThere =
			grain === Grain.line || (grain === Grain.over && this.#cells.read(Own.inner) === 0)
		if (isThere && this.#cells.site !== this.#from) {
			this.stand(Stand.line)
		}
	}

	/** Ends the turn, then stands still until the next one comes or the thread is let go. */
	stand(where: Stand): void {
		if (!(this.#parking.obeyPause() & Control.hold)) {
			this.#turn = null
			return
		}
		this.#traceStanding(where)
		this.#cells.write(Own.stand, where)
		this.passTheBaton()
		for (;;) {
			const seen = this.#parking.look()
			if (!(this.#parking.obeyPause() & Control.hold) || this.takesTurn()) {
				break
			}
			this.#parking.rest(seen, Infinity)
		}
		this.#cells.write(Own.stand, Stand.nowhere)
		this.#tracer?.refresh()
		this.#tracer?.write(Kind.freed)
	}

	/** Takes the turn if it is this thread's, and time moves on; refuses it when there is no way to go. */
	takesTurn(): boolean {
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

	/** Ends the turn, if there is one, and wakes the thread whose turn it is then. */
	passTheBaton(): void {
		if (this.#turn === null) {
			return
		}
		this.#turn = null
		this.#tracer?.publish()
		// Afterwards, so that what the turn has changed is seen in place when it is over.
		this.#around.clock.skip(turnUs)
		const { turns, all, objects } = this.#around
		const next = turns?.finish(standingOf(all, objects)) ?? 0
		if (next !== 0) {
			all[next]?.wake()
		}
	}

	/** Why a thread that waits among `waiters` goes although nobody has notified it; `notified` when it does not. */
	reasonToGo(bits: number, waiters: WaitSet): Waking {
		const isInterrupted = (bits & Control.interrupt) !== 0
		if (!(bits & Control.hold)) {
			return isInterrupted ? Waking.interrupted : Waking.notified
		}
		const { turns } = this.#around
		const turn = turns?.of(this.#id)
		if (!turn || turns?.refused !== null) {
			return Waking.notified
		}
		if (isInterrupted && waiters.has(this.#id)) {
			this.#begin(turn)
			return Waking.interrupted
		}
		if (turn.choice !== Choice.spurious && turn.choice !== Choice.expire) {
			// Asked after the turn was read: the turn before may have notified it since it last looked.
			if (waiters.has(this.#id)) {
				turns.refuse()
			}
			return Waking.notified
		}
		this.#begin(turn)
		return turn.choice === Choice.spurious ? Waking.spurious : Waking.timedOut
	}

	/** Whether the turn being played ends at this gate, at which the thread could go on if `obstacle` is null. */
	#endsAtGate(): boolean {
		return this.#turn?.grain === Grain.gate || this.#obstacle() !== null
	}

	#begin(turn: Turn): void {
		this.#turn = turn
		this.#from = this.#cells.site
		const isAsleep = this.#gate() === Gate.awake
		const left = isAsleep ? (this.#cells.read(Own.deadline) - this.#around.clock.nowUs()) | 0 : 0
		this.#around.clock.skip(Math.max(0, left))
	}

	#traceStanding(where: Stand): void {
		const gate = where === Stand.gate ? this.#gate() : Gate.none
		const object = this.#cells.read(Own.object)
		if (gate === Gate.reacquire) {
			const lock = this.#around.objects.conditions.get(object)?.lock?.id ?? 0
			this.#tracer?.write(Kind.held, lock, 0, gate, object)
		} else {
			this.#tracer?.write(Kind.held, gate === Gate.lock ? object : 0, 0, gate)
		}
	}

	#gate(): number {
		return this.#cells.words[this.#cells.at + Own.gate] ?? 0
	}

	#obstacle(): ReturnType<typeof obstacleOf> {
		return obstacleOf(this.#id, this.#cells, this.#around.objects, Infinity)
	}
}
