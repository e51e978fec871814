/**
 * A thread in virtual time: the derived twin of the handle that real threads have. It goes on until something holds it
 * up, and whatever it does on the way takes no time.
 */
import * as derived from '../sync/thread.ts?twin'
import { type Objects, obstacleOf } from '../sync/enabled.ts'
import { Gate } from '../sync/gate.ts'
import type { Condition } from '../sync/condition.ts'
import { Interrupted, ThreadDied } from '../sync/leaving.ts'
import { earliestOf } from '../sync/earliest.ts'
import type { Surroundings } from '../sync/seam.ts'
import { Own, Phase, type ThreadCells } from '../sync/thread-cells.ts'
import { type Kind, Waking } from '../trace/event.ts'
import { type Stops, VirtualSeam } from './virtual-seam.ts'

/** Is told of every record that is written, as it is written. */
export type Witness = (kind: Kind, a: number, b: number, c: number) => void

/** More than any program needs between two waits that does not spin. */
const mostGates = 100_000

/** A seam that yields only where a thread really has to wait. */
class TimedSeam extends VirtualSeam {
	/** When it goes on whatever happens, µs of run time. */
	deadlineUs = Infinity
	#isAsleep = false
	/** Gates in a row at which nothing held it up. */
	#gates = 0
	readonly #thread: number
	readonly #own: ThreadCells
	readonly #objects: Objects

	constructor(id: number, cells: ThreadCells, around: Surroundings) {
		super(id, cells, around.clock)
		this.#thread = id
		this.#own = cells
		this.#objects = around.objects
	}

	/** Whether anything holds it up at `nowUs`. */
	canGo(nowUs: number): boolean {
		if (this.deadlineUs <= nowUs) return true
		if (this.#isAsleep) return false
		return obstacleOf(this.#thread, this.#own, this.#objects, Infinity) === null
	}

	override *gate(gate: Gate, object: number): Stops {
		if (++this.#gates > mostGates) throw new Error('time stands still: a thread spins')
		if (gate !== Gate.lock && gate !== Gate.reacquire) return
		this.#stand(gate, object)
		while (!this.canGo(-Infinity)) yield
	}

	override *sleepUntil(deadlineUs: number): Stops {
		// Times are whole µs; what is a little less was reckoned in ms.
		this.deadlineUs = Math.round(deadlineUs)
		this.#isAsleep = true
		this.#gates = 0
		this.#stand(Gate.awake, 0)
		if (!this.#isOver) yield
		this.#isAsleep = false
		this.deadlineUs = Infinity
	}

	override *firstOf(timesUs: readonly number[]): Stops<number> {
		yield* super.firstOf(timesUs)
		return earliestOf(timesUs)
	}

	override *burn(us: number): Stops {
		yield* this.sleepUntil(this.clock.nowUs() + us)
	}

	override *park({ id, waiters }: Condition, deadlineUs: number): Stops<Waking> {
		this.deadlineUs = Math.round(deadlineUs)
		this.#stand(Gate.reacquire, id)
		this.#gates = 0
		let waking: Waking = Waking.notified
		while (waiters.has(this.#thread)) {
			if (this.isInterrupted && waiters.leave(this.#thread)) waking = Waking.interrupted
			else if (this.#isOver && waiters.leave(this.#thread)) waking = Waking.timedOut
			else yield
		}
		this.deadlineUs = Infinity
		return waking
	}

	get #isOver(): boolean {
		return this.deadlineUs <= this.clock.nowUs()
	}

	#stand(gate: Gate, object: number): void {
		this.#own.words[this.#own.at + Own.gate] = gate
		this.#own.words[this.#own.at + Own.object] = object
	}
}

interface Handle {
	seam: TimedSeam
	tracer: TellingTracer
}
const { Thread: Derived } = derived as unknown as {
	Thread: new (id: number, around: Surroundings) => Handle
}

/** Stands in for `Tracer` (sync/tracer.ts). */
class TellingTracer {
	readonly #witness: Witness

	constructor(witness: Witness) {
		this.#witness = witness
	}

	note(kind: Kind, _object = 0, _ticket = 0, a = 0, b = 0, c = 0): void {
		this.#witness(kind, a, b, c)
	}

	write(kind: Kind, _object = 0, _ticket = 0, a = 0, b = 0, c = 0): void {
		this.#witness(kind, a, b, c)
	}

	refresh(): void {
		// Whoever is told knows what time it is.
	}

	expire(): void {
		// There are no stamps.
	}

	publish(): void {
		// Everything is told at once.
	}
}

export class TimedThread {
	readonly cells: ThreadCells
	/** For programs. */
	readonly handle: unknown
	readonly #seam: TimedSeam
	#play: Stops | null = null

	constructor(id: number, around: Surroundings, witness: Witness) {
		const cells = around.all[id]
		if (!cells) throw new RangeError(`there is no thread ${id}`)
		this.cells = cells
		this.#seam = new TimedSeam(id, cells, around)
		const handle = new Derived(id, around)
		handle.seam = this.#seam
		handle.tracer = new TellingTracer(witness)
		this.handle = handle
	}

	/** When it goes on whatever happens; Infinity when that depends on others. */
	get deadlineUs(): number {
		return this.#seam.deadlineUs
	}

	canGo(nowUs: number): boolean {
		return this.#play !== null && this.#seam.canGo(nowUs)
	}

	/** Gets `play` to do; it has not begun. */
	begin(play: Stops): void {
		this.#play = play
		this.cells.write(Own.phase, Phase.running)
	}

	/** Goes until something holds it up. @throws whatever its program throws, but for what ends its thread alone */
	go(): void {
		if (!this.#isDone()) return
		this.#play = null
		this.cells.write(Own.phase, Phase.left)
	}

	#isDone(): boolean {
		try {
			return this.#play?.next().done === true
		} catch (error) {
			if (error instanceof ThreadDied || error instanceof Interrupted) return true
			throw error
		}
	}
}
