/**
 * What a thread can do by itself: use cells, let time pass, work, go round in loops, and say where it is. The search derives
 * its own threads from this text, as from thread.ts.
 */
import { Activity, Kind, Rest } from '../trace/event.ts'
import type { Cell } from './cell.ts'
import { Control, Gate } from './gate.ts'
import { Seam, type Surroundings } from './seam.ts'
import { Own, Theirs, type ThreadCells } from './thread-cells.ts'
import { Tracer } from './tracer.ts'

/** Real time by which a wait ends late for no other reason than the platform's: what is beyond is not made up for. */
const mostLateUs = 1000

export class Handle {
	readonly id: number
	/** Null where nothing is traced: then not even the arguments of a record are reckoned. */
	readonly tracer: Tracer | null
	readonly cells: ThreadCells
	readonly seam: Seam
	readonly #lines: Int32Array
	/** Spins, and has said so. */
	protected isSpinning = false
	/** How much longer than asked the last work took: platforms wake late, and the next makes up for it, so the mean is right. */
	#lateUs = 0
	/** Whether its loop was ended because it is no longer wanted. */
	isLeaving = false

	constructor(id: number, around: Surroundings) {
		const cells = around.all[id]
		if (!cells) {
			throw new RangeError(`thread id ${id} is not in 1 … ${around.all.length - 1}`)
		}
		const tracer = around.isTraced ? new Tracer(cells, around.clock) : null
		this.id = id
		this.tracer = tracer
		this.cells = cells
		this.seam = new Seam(id, cells, tracer, around)
		this.#lines = cells.lines
	}

	/** Run time, whole µs modulo 2^32. */
	nowUs(): number {
		return this.seam.clock.nowUs() | 0
	}

	/** Traces what a primitive did inside the critical section that this thread entered last. */
	record(kind: Kind, object: number, a = 0, b = 0, c = 0, d = 0): void {
		this.isSpinning = false
		this.tracer?.note(kind, object, 0, a, b, c, d)
	}

	/** The run time at which `ms` more will have passed. */
	deadline(ms: number): number {
		return this.seam.clock.nowUs() + ms * 1000
	}

	// Cells

	load(cell: Cell): number {
		this.seam.gate(Gate.load, cell.at)
		return Atomics.load(cell.words, cell.at)
	}

	store(cell: Cell, value: number): void {
		this.seam.gate(Gate.store, cell.at)
		Atomics.store(cell.words, cell.at, value)
	}

	/** Adds `amount` and returns what was there before. */
	add(cell: Cell, amount: number): number {
		this.seam.gate(Gate.add, cell.at)
		return Atomics.add(cell.words, cell.at, amount)
	}

	/** Writes `value` if `expected` is there; returns what was there. */
	compareExchange(cell: Cell, expected: number, value: number): number {
		this.seam.gate(Gate.compareExchange, cell.at)
		return Atomics.compareExchange(cell.words, cell.at, expected, value)
	}

	// Time

	/** Lets `ms` of run time pass, doing nothing. */
	sleep(ms: number, rest: Rest = Rest.plain): void {
		this.seam.gate(Gate.sleep, 0)
		this.tracer?.refresh()
		this.isSpinning = false
		this.tracer?.write(Kind.sleep, 0, 0, 0, Math.round(ms * 1000), rest)
		this.seam.sleepUntil(this.seam.clock.nowUs() + ms * 1000)
		this.tracer?.write(Kind.awake)
	}

	/**
	 * Works for `us` of run time on item number `item`, or on making one when 0. `isComputing`: really burns a core for so
	 * long; else it waits, as for a disk or a network, and the core is free meanwhile. An item is done by that, unless it
	 * is going to be passed on.
	 */
	work(us: number, item: number, isComputing: boolean, isPassed = false): void {
		const done = isPassed ? Activity.passing : Activity.handling
		this.#work(us, item, isComputing, item === 0 ? Activity.making : done)
	}

	/** The same on a job, which may come to nothing: whether it is done by that, its store says. */
	attempt(us: number, item: number, isComputing: boolean): void {
		this.#work(us, item, isComputing, Activity.attempting)
	}

	/**
	 * Which of `timesUs` (run time, µs modulo 2^32) comes first: its place. In your hands, where time goes by turns, they all
	 * come at once, and it is 0.
	 */
	firstOf(timesUs: readonly number[]): number {
		return this.seam.firstOf(timesUs)
	}

	// Loops

	/** One turn of a loop that waits by looking again. */
	spinHint(): void {
		this.seam.gate(Gate.spinHint, 0)
		const lines = this.#lines
		lines[Own.spins] = ((lines[Own.spins] ?? 0) + 1) | 0
		if (!this.isSpinning) {
			this.tracer?.write(Kind.spin)
		}
		this.isSpinning = true
		// Time passes in a spin without a record: the next one wants a stamp of its own.
		this.tracer?.expire()
	}

	/**
	 * Whether one that has looked in vain `times` times may look again before it waits: for a moment, which is shorter than
	 * what a wake-up takes; in your hands, where there are no moments, once.
	 */
	maySpin(times: number): boolean {
		return this.seam.maySpin(times)
	}

	/** The head of a program's endless loop: true until the thread is asked to leave. */
	loopTop(): boolean {
		this.seam.gate(Gate.loopTop, 0)
		this.isLeaving = ((this.#lines[Theirs.control] ?? 0) & Control.retire) !== 0
		return !this.isLeaving
	}

	/**
	 * The head of a program's loop that ends: whether `count` is below `most`. A search is told the count, which the program
	 * alone knows.
	 */
	below(count: number, most: number): boolean {
		return count < most
	}

	// Markers, written by the build in front of every statement (tools/marking)

	/** The program is at line `site`. A plain store and a plain load: this is a gauge, order lives in the gates. */
	at(site: number): void {
		const lines = this.#lines
		lines[Own.site] = site
		lines[Own.inner] = 0
		if (lines[Theirs.control] !== 0) {
			this.seam.atLine()
		}
	}

	/** A primitive that the program has called is at `site`. */
	within(site: number): void {
		const lines = this.#lines
		lines[Own.inner] = site
		if (lines[Theirs.control] !== 0) {
			this.seam.atLine()
		}
	}

	#work(us: number, item: number, isComputing: boolean, activity: Activity): void {
		this.seam.gate(Gate.sleep, 0)
		this.tracer?.refresh()
		this.tracer?.write(Kind.work, 0, 0, item, us, activity)
		if (isComputing) {
			this.seam.burn(us)
		} else {
			const { clock } = this.seam
			const until = clock.nowUs() + Math.max(us / 2, us - this.#lateUs)
			this.seam.sleepUntil(until)
			this.#lateUs = Math.max(0, Math.min(clock.nowUs() - until, mostLateUs * clock.pace))
		}
		this.isSpinning = false
		this.tracer?.write(Kind.worked, 0, 0, item, us, activity)
	}
}
